import { emulatedAws, startApp } from "../app-server";
import { NOW } from "../clock";
import { accountOf } from "../many-accounts";
import { embedKeys, embedToken, makePortalKey } from "../portal/embed-token";
import { startSigningProxy } from "../signing-proxy";

/** Who sees everything. */
const SRE = { email: "sre@acme.example", groups: ["sre"] };
/** Who is signed in, and that is all. */
const GUEST = { email: "guest@acme.example", groups: ["guests"] };
const AUDIENCE = "https://sessions.example.com";
/** Names that are part of no other word, so that finding one in an answer means something. */
const ACCOUNTS = [
  { ...accountOf("acct-quokka-71"), name: "Quokka Payments" },
  { ...accountOf("acct-numbat-38"), name: "Numbat Logistics" },
];
const ROWS = 200;

/** What somebody comes with who has no right to see anything. */
export const STRANGERS = [
  "nothing",
  "an assertion that somebody else signed",
  "an assertion that has expired",
  "an assertion of somebody to whom nothing is open",
  "a portal's token for an account that is not there",
  "a portal's token that has expired",
] as const;
export type Stranger = (typeof STRANGERS)[number];

/** An app that wants to know who asks, and what it may not tell. */
export type GuardedApp = {
  port: number;
  host: string;
  /** The header lines of somebody who sees everything. */
  proofs: string[];
  strangers: Record<Stranger, string[]>;
  /** A session that exists. */
  sessionId: string;
  /** Ids, targets and owners of sessions, ids and names of accounts; not that session's id, which answers may repeat. */
  words: string[];
  close: () => Promise<void>;
};

/** Starts it behind a proxy that signs, and learns as somebody who may what there is. */
export async function startGuardedApp(awsUrl: string): Promise<GuardedApp> {
  const now = Date.parse(NOW);
  const proxy = await startSigningProxy(() => now);
  const otherProxy = await startSigningProxy(() => now);
  const key = makePortalKey("acme-portal");
  const app = await startApp(
    {
      ...emulatedAws(awsUrl, "demo"),
      ...proxy.env,
      SESSIONSCOPE_ACCOUNTS: JSON.stringify(ACCOUNTS),
      SESSIONSCOPE_URL: AUDIENCE,
      SESSIONSCOPE_EMBED_ORIGINS: "https://portal.example.com",
      SESSIONSCOPE_EMBED_KEYS: embedKeys(key),
    },
    NOW,
  );
  const proofOf = async (...asked: Parameters<typeof proxy.headersOf>) =>
    linesOf(await proxy.headersOf(...asked));
  const tokenOf = (at: number, account: string) => {
    const scope = { accounts: [account], regions: ["*"] };
    const token = embedToken(key, { now: at, aud: AUDIENCE, view: "history", scope });
    return [`Authorization: Bearer ${token}`];
  };
  const headers = await proxy.headersOf(SRE);
  const sessions = (
    await Promise.all(["active", "history"].map((state) => rowsOf(app.url, headers, state)))
  ).flat();
  const sessionId = sessions.find(({ id }) => /^[\w.-]+$/.test(id))?.id ?? "";
  const known = ACCOUNTS.flatMap(({ id, name }) => [id, name]);
  const told = sessions.flatMap(({ id, target, owner }) =>
    [id, target, owner].filter((word) => word !== null),
  );
  const { host, port } = new URL(app.url);
  return {
    port: Number(port),
    host,
    proofs: linesOf(headers),
    strangers: {
      nothing: [],
      "an assertion that somebody else signed": linesOf(await otherProxy.headersOf(SRE)),
      "an assertion that has expired": await proofOf(SRE, 3600),
      "an assertion of somebody to whom nothing is open": await proofOf(GUEST),
      "a portal's token for an account that is not there": tokenOf(now, "acct-dingo-00"),
      "a portal's token that has expired": tokenOf(now - 3_600_000, "*"),
    },
    sessionId,
    words: [...new Set([...known, ...told])].filter((word) => word !== sessionId),
    async close() {
      await app.close();
      proxy.close();
      otherProxy.close();
    },
  };
}

type Row = { id: string; target: string | null; owner: string | null };

/** Headers as the lines of a request. */
function linesOf(headers: Record<string, string>): string[] {
  return Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
}

async function rowsOf(url: string, headers: Record<string, string>, state: string): Promise<Row[]> {
  const query = `state=${state}&limit=${ROWS}`;
  const response = await fetch(`${url}/api/sessions?${query}`, { headers });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  const { sessions }: { sessions: Row[] } = await response.json();
  return sessions;
}
