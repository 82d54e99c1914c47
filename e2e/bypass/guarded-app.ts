import { emulatedAws, startApp } from "../app-server";
import { NOW } from "../clock";
import { accountOf } from "../many-accounts";
import { startSigningProxy } from "./signing-proxy";

const GROUP = "sre";
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
  const proxy = await startSigningProxy();
  const otherProxy = await startSigningProxy();
  const everything = { accounts: ["*"], regions: ["*"] };
  const app = await startApp(
    {
      ...emulatedAws(awsUrl, "demo"),
      ...proxy.env,
      SESSIONSCOPE_ACCOUNTS: JSON.stringify(ACCOUNTS),
      SESSIONSCOPE_ACCESS: JSON.stringify({ [GROUP]: everything }),
    },
    NOW,
  );
  const proof = await proxy.proof(GROUP);
  const sessions = (
    await Promise.all(["active", "history"].map((state) => rowsOf(app.url, proof, state)))
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
    proofs: [proof],
    strangers: {
      nothing: [],
      "an assertion that somebody else signed": [await otherProxy.proof(GROUP)],
      "an assertion that has expired": [await proxy.proof(GROUP, 3600)],
      "an assertion of somebody to whom nothing is open": [await proxy.proof("guests")],
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

async function rowsOf(url: string, proof: string, state: string): Promise<Row[]> {
  const [name = "", value = ""] = proof.split(": ");
  const query = `state=${state}&limit=${ROWS}`;
  const response = await fetch(`${url}/api/sessions?${query}`, { headers: { [name]: value } });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  const { sessions }: { sessions: Row[] } = await response.json();
  return sessions;
}
