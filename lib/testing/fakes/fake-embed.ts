import "server-only";
import { afterAll, beforeAll, vi } from "vitest";
import { accountsAnswer } from "@/lib/server/api/accounts-answer";
import { answer, answerRead } from "@/lib/server/api/answer";
import { listRead, sessionRead } from "@/lib/server/api/audit";
import { sessionAnswer } from "@/lib/server/api/session-answer";
import { sessionsAnswer } from "@/lib/server/api/sessions-answer";
import { EMBED_ALGORITHMS, type FakePortal, fakeUrl, makePortal } from "./fake-portal";

/** The accounts and regions of a server with embedded views. */
export const fakeAccounts = [
  { id: "acct-red", regions: ["eu-west-1", "us-east-1"] },
  { id: "acct-green", regions: ["eu-west-1"] },
  { id: "acct-blue", regions: ["us-east-1", "ap-south-1"] },
];

/** An account and a region that the server does not have. */
export const elsewhere = { account: "acct-grey", region: "sa-east-1" };

/** Every pair of account and region of the server. */
export const fakePairs = fakeAccounts.flatMap(({ id, regions }) =>
  regions.map((region) => ({ account: id, region })),
);

const accountNames = fakeAccounts.map(({ id }) => id);
const regionNames = [...new Set(fakePairs.map(({ region }) => region))];

/** The limits of a portal's key; null is everything. */
export type KeyLimits = { accounts: string[] | null; regions: string[] | null };

/** A portal for every kind of key limits; the server does not start with limits that open nothing. */
export const fakePortals = limitsOf(accountNames)
  .flatMap((accounts) => limitsOf(regionNames).map((regions) => ({ accounts, regions })))
  .filter(({ accounts, regions }) =>
    fakePairs.some(
      ({ account, region }) =>
        (accounts?.includes(account) ?? true) && (regions?.includes(region) ?? true),
    ),
  )
  .map((limits, index): { portal: FakePortal; limits: KeyLimits } => {
    const { accounts, regions } = limits;
    const alg = EMBED_ALGORITHMS[index % EMBED_ALGORITHMS.length] ?? "ES256";
    const page = { ...(accounts && { accounts }), ...(regions && { regions }) };
    return { portal: makePortal(alg, `portal-${index}`, page), limits };
  });

/** Sets the environment of a server with these portals and accounts. */
export function stubEmbedServer(others: Record<string, string> = {}): void {
  const accounts = fakeAccounts.map((account, index) => ({
    ...account,
    name: `Team of ${account.id}`,
    roleArn: `arn:aws:iam::${index}12345678901:role/Reader`,
  }));
  const variables = {
    SESSIONSCOPE_URL: fakeUrl,
    SESSIONSCOPE_ACCOUNTS: JSON.stringify(accounts),
    SESSIONSCOPE_EMBED_ORIGINS: "https://portal.example.com",
    SESSIONSCOPE_EMBED_KEYS: JSON.stringify(fakePortals.map(({ portal }) => portal.setting)),
    ...others,
  };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
}

/** Such a server for all tests of a file, at an instant (epoch milliseconds), without an audit. */
export function runEmbedServer(now: number): void {
  beforeAll(() => {
    stubEmbedServer();
    vi.spyOn(process.stdout, "write").mockReturnValue(true);
    vi.useFakeTimers({ toFake: ["Date"], now });
  });
  afterAll(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    globalThis.sessionscopeSources = undefined;
  });
}

/** The API as its routes answer; each takes the headers and the query of a request. */
export const fakeApi = {
  sessions(headers: Headers, search: URLSearchParams): Promise<Response> {
    const request = requestOf(headers);
    return answerRead(request, listRead(search), (viewer, trail) =>
      sessionsAnswer(search, request, viewer, trail),
    );
  },
  session(headers: Headers, id: string, search: URLSearchParams): Promise<Response> {
    const request = requestOf(headers);
    return answerRead(request, sessionRead(id, search), (viewer, trail) =>
      sessionAnswer(id, search, request, viewer, trail),
    );
  },
  accounts(headers: Headers): Promise<Response> {
    return answer(requestOf(headers), accountsAnswer);
  },
};

/** The headers of the request of a frame. */
export function bearing(token: string, others: Record<string, string> = {}): Headers {
  return new Headers({ authorization: `Bearer ${token}`, ...others });
}

const signal = new AbortController().signal;

function requestOf(headers: Headers) {
  return { headers, signal };
}

/** No limit, each name alone, and each pair of adjacent names. */
function limitsOf(names: readonly string[]): (string[] | null)[] {
  const pairs = names.map((name, index) => [name, names[(index + 1) % names.length] ?? name]);
  return [null, ...names.map((name) => [name]), ...pairs];
}
