import { embedKeys, embedToken, makePortalKey } from "../../portal/embed-token";
import { emulatedAws, startApp } from "../../support/app-server";
import { NOW } from "../../support/clock";
import { accountOf } from "../../support/many-accounts";
import { startSigningProxy } from "../../support/signing-proxy";

/** A person who sees everything. */
const SRE = { email: "sre@acme.example", groups: ["sre"] };
/** Two people who each see one of the two accounts. */
const QUOKKA = { email: "quokka@acme.example", groups: ["quokka"] };
const NUMBAT = { email: "numbat@acme.example", groups: ["numbat"] };
/** A person who is signed in and has no access. */
const GUEST = { email: "guest@acme.example", groups: ["guests"] };
const AUDIENCE = "https://sessions.example.com";
const [QUOKKAS, NUMBATS] = ["acct-quokka-71", "acct-numbat-38"] as const;
const ACCESS = {
  sre: { accounts: ["*"], regions: ["*"] },
  quokka: { accounts: [QUOKKAS], regions: ["*"] },
  numbat: { accounts: [NUMBATS], regions: ["*"] },
};
/** Names that are part of no other word, so that finding one in an answer means something. */
const ACCOUNTS = [
  { ...accountOf(QUOKKAS), name: "Quokka Payments" },
  { ...accountOf(NUMBATS), name: "Numbat Logistics" },
];
const ROWS = 200;

/** The proofs of people who may see nothing. */
export const STRANGERS = [
  "nothing",
  "an assertion of another signer",
  "an assertion that has expired",
  "an assertion of a person without access",
  "a portal's token for an account that is not there",
  "a portal's token that has expired",
] as const;
export type Stranger = (typeof STRANGERS)[number];

/** The proofs of people who may see one account and ask for the other. */
export const OTHER_VIEWERS = [
  "an assertion of a person with access to another account",
  "a portal's token for another account",
  "a portal's token that is locked to another account",
] as const;
export type OtherViewer = (typeof OTHER_VIEWERS)[number];

/** An app that requires sign-in, and the data that it must not reveal. */
export type GuardedApp = {
  port: number;
  host: string;
  /** The header lines of a person who sees everything. */
  proofs: string[];
  strangers: Record<Stranger, string[]>;
  otherViewers: Record<OtherViewer, string[]>;
  /** The data of one account: the proof of its viewer, a session, the cursor of its list, and its words. */
  owned: { account: string; proofs: string[]; sessionId: string; cursor: string; words: string[] };
  /** A session that exists. */
  sessionId: string;
  /** Ids, targets and owners of sessions, ids and names of accounts; not that session's id, which answers may repeat. */
  words: string[];
  close: () => Promise<void>;
};

/** Starts the app behind a signing proxy, and reads its data as a person who sees everything. */
export async function startGuardedApp(awsUrl: string): Promise<GuardedApp> {
  const now = Date.parse(NOW);
  const proxy = await startSigningProxy(() => now);
  const otherProxy = await startSigningProxy(() => now);
  const key = makePortalKey("acme-portal");
  const app = await startApp(
    {
      ...emulatedAws(awsUrl, "demo"),
      ...proxy.env,
      SESSIONSCOPE_ACCESS: JSON.stringify(ACCESS),
      SESSIONSCOPE_ACCOUNTS: JSON.stringify(ACCOUNTS),
      SESSIONSCOPE_URL: AUDIENCE,
      SESSIONSCOPE_EMBED_ORIGINS: "https://portal.example.com",
      SESSIONSCOPE_EMBED_KEYS: embedKeys(key),
    },
    NOW,
  );
  const proofOf = async (...asked: Parameters<typeof proxy.headersOf>) =>
    linesOf(await proxy.headersOf(...asked));
  const tokenOf = (at: number, account: string, locked = {}) => {
    const scope = { accounts: [account], regions: ["*"] };
    const token = embedToken(key, { now: at, aud: AUDIENCE, view: "history", scope, locked });
    return [`Authorization: Bearer ${token}`];
  };
  const headers = await proxy.headersOf(SRE);
  const pages = await Promise.all(
    ["active", "history"].map((state) => pageOf(app.url, headers, `state=${state}&limit=${ROWS}`)),
  );
  const sessions = pages.flatMap((page) => page.sessions);
  const sessionId = sessions.find(hasPlainId)?.id ?? "";
  const known = ACCOUNTS.flatMap(({ id, name }) => [id, name]);
  const words = new Set([...known, ...sessions.flatMap(wordsOf)]);
  const ofNumbat = await proxy.headersOf(NUMBAT);
  const numbats = await pageOf(app.url, ofNumbat, GOING_ON);
  const theirs = sessions.filter(({ account }) => account === NUMBATS);
  const others = new Set(sessions.filter(({ account }) => account !== NUMBATS).flatMap(wordsOf));
  const { host, port } = new URL(app.url);
  return {
    port: Number(port),
    host,
    proofs: linesOf(headers),
    strangers: {
      nothing: [],
      "an assertion of another signer": linesOf(await otherProxy.headersOf(SRE)),
      "an assertion that has expired": await proofOf(SRE, 3600),
      "an assertion of a person without access": await proofOf(GUEST),
      "a portal's token for an account that is not there": tokenOf(now, "acct-dingo-00"),
      "a portal's token that has expired": tokenOf(now - 3_600_000, "*"),
    },
    otherViewers: {
      "an assertion of a person with access to another account": await proofOf(QUOKKA),
      "a portal's token for another account": tokenOf(now, QUOKKAS),
      "a portal's token that is locked to another account": tokenOf(now, "*", {
        account: QUOKKAS,
      }),
    },
    owned: {
      account: NUMBATS,
      proofs: linesOf(ofNumbat),
      sessionId: theirs.find(hasPlainId)?.id ?? "",
      cursor: numbats.cursor ?? "",
      words: [
        ...[NUMBATS, "Numbat Logistics"],
        ...new Set(theirs.flatMap(wordsOf).filter((word) => !others.has(word))),
      ],
    },
    sessionId,
    words: [...words],
    async close() {
      await app.close();
      await proxy.close();
      await otherProxy.close();
    },
  };
}

/** How the list is asked for whose cursor is tried. */
export const GOING_ON = "state=history&limit=5";

type Row = { id: string; account: string; target: string | null; owner: string | null };

/** Whether it stands in an address as it is. */
function hasPlainId({ id }: Row): boolean {
  return /^[\w.-]+$/.test(id);
}

function wordsOf({ id, target, owner }: Row): string[] {
  return [id, target, owner].filter((word) => word !== null);
}

/** Headers as the lines of a request. */
export function linesOf(headers: Record<string, string>): string[] {
  return Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
}

async function pageOf(url: string, headers: Record<string, string>, query: string) {
  const response = await fetch(`${url}/api/sessions?${query}`, { headers });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  const page: { sessions: Row[]; cursor: string | null } = await response.json();
  return page;
}
