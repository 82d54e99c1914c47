import { SSMClient } from "@aws-sdk/client-ssm";
import { afterEach, describe, expect, it } from "vitest";
import { fakeAws, type Reply } from "@/lib/testing/fakes/fake-aws";
import {
  type AwsPageRequest,
  areCredentialsRenewed,
  describeSessions,
  type ListedPage,
} from "./describe-sessions";
import { UnreadableReplyError } from "./listing-error";

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

const source = { account: "default", region: "eu-west-1" };
const first: AwsPageRequest = {
  state: "Active",
  filters: [],
  pageSize: 50,
  token: null,
  signal: new AbortController().signal,
};

const json = (reply: unknown, headers = {}): Reply => ({
  status: 200,
  body: JSON.stringify(reply),
  headers,
});
const refusal = (name: string): Reply => ({
  status: 400,
  body: JSON.stringify({ __type: name, message: name }),
});

/** Makes one call to AWS, and returns the answer and the request body. */
async function ask(replies: Reply[], changes: Partial<AwsPageRequest> = {}) {
  const aws = await fakeAws(replies);
  closers.push(aws.close);
  let page: ListedPage | null = null;
  let thrown: unknown = null;
  try {
    page = await describeSessions(aws.client, source)({ ...first, ...changes });
  } catch (error) {
    thrown = error;
  }
  return { page, thrown, bodies: aws.bodies };
}

/** The same with a credential provider. `forced` records for each of its calls whether a refresh was forced. */
async function askWithProvider(replies: Reply[], expiration?: Date) {
  const aws = await fakeAws(replies);
  closers.push(aws.close);
  const keys: (string | undefined)[] = [];
  const forced: boolean[] = [];
  const client = new SSMClient({
    endpoint: `http://127.0.0.1:${aws.port}`,
    region: "eu-west-1",
    maxAttempts: 1,
    credentials: async (options?: { forceRefresh?: boolean }) => {
      forced.push(options?.forceRefresh === true);
      return {
        accessKeyId: `key${forced.length}`,
        secretAccessKey: "demo",
        ...(expiration && { expiration }),
      };
    },
  });
  client.middlewareStack.add(
    (next) => (call) => {
      const { request } = call;
      if (typeof request === "object" && request !== null && "headers" in request) {
        keys.push(/Credential=(\w+)/.exec(JSON.stringify(request.headers))?.[1]);
      }
      return next(call);
    },
    { step: "finalizeRequest", priority: "low" },
  );
  const answer = describeSessions(client, source)(first);
  const thrown = await answer.then(
    () => null,
    (error: unknown) => error,
  );
  return { answer, thrown, forced, keys, calls: aws.bodies.length };
}

const row = (SessionId: string) => ({ SessionId, StartDate: 1_582_068_633.188 });

describe("describeSessions", () => {
  it("reads one page in one call", async () => {
    const { page, thrown, bodies } = await ask([
      json({ Sessions: [row("a"), row("b")], NextToken: "t1" }),
    ]);
    expect(thrown).toBeNull();
    expect(page?.sessions.map(({ id, account, region }) => [id, account, region])).toEqual([
      ["a", "default", "eu-west-1"],
      ["b", "default", "eu-west-1"],
    ]);
    expect(page?.nextToken).toBe("t1");
    expect(bodies).toEqual([{ State: "Active", MaxResults: 50 }]);
  });

  it("does not follow the token of an empty page", async () => {
    const { page, bodies } = await ask([json({ Sessions: [], NextToken: "t2" })]);
    expect(page).toEqual({ sessions: [], nextToken: "t2" });
    expect(bodies).toHaveLength(1);
  });

  it("sends filters and a token", async () => {
    const filters = [{ key: "Status", value: "Failed" } as const];
    const { bodies } = await ask([json({ Sessions: [] })], {
      state: "History",
      filters,
      pageSize: 200,
      token: "t0",
    });
    expect(bodies).toEqual([
      { State: "History", Filters: filters, MaxResults: 200, NextToken: "t0" },
    ]);
  });

  it.each([[{ Sessions: [] }], [{ Sessions: null, NextToken: "" }], [{}]])(
    "treats %j as the end",
    async (reply) => {
      const { page, thrown } = await ask([json(reply)]);
      expect(page).toEqual({ sessions: [], nextToken: null });
      expect(thrown).toBeNull();
    },
  );

  it.each([[{ Sessions: "x" }], [{ Sessions: [], NextToken: 7 }]])("refuses %j", async (reply) => {
    expect((await ask([json(reply)])).thrown).toBeInstanceOf(UnreadableReplyError);
  });

  it("does not treat a proxy's empty answer as an empty list", async () => {
    const { thrown, page } = await ask([json({ status: "ok" }, { "x-amzn-requestid": "" })]);
    expect(page).toBeNull();
    expect(thrown).toBeInstanceOf(UnreadableReplyError);
  });

  it("drops a row without an id and keeps the others", async () => {
    const { page } = await ask([json({ Sessions: [{ Status: "Failed" }, null, row("a")] })]);
    expect(page?.sessions.map(({ id }) => id)).toEqual(["a"]);
  });

  it("stops when it is aborted", async () => {
    const { thrown } = await ask([json({ Sessions: [] })], { signal: AbortSignal.abort() });
    expect(thrown).toMatchObject({ name: "AbortError" });
  });
});

describe("credentials that expire early, or have been replaced", () => {
  it.each([
    "ExpiredTokenException",
    "ExpiredToken",
    "TokenExpired",
    "UnrecognizedClientException",
    "InvalidClientTokenId",
    "InvalidSignatureException",
    "SignatureDoesNotMatch",
  ])("are renewed after %s", async (name) => {
    const { thrown, forced, keys } = await askWithProvider([refusal(name)]);
    expect(forced).toEqual([false, true]);
    expect(keys).toEqual(["key1"]);
    // The next call is made by a caller in the call queue.
    expect(thrown).toMatchObject({ name });
    expect(areCredentialsRenewed(thrown)).toBe(true);
  });

  it("are not renewed if the provider returns the same ones", async () => {
    const { thrown } = await ask([refusal("ExpiredTokenException")]);
    expect(thrown).toMatchObject({ name: "ExpiredTokenException" });
    expect(areCredentialsRenewed(thrown)).toBe(false);
  });

  it("are not renewed if AWS refuses new ones of the same role as well", async () => {
    const soon = new Date(Date.now() + 3_600_000);
    const { forced } = await askWithProvider([refusal("UnrecognizedClientException")], soon);
    expect(forced).toEqual([false]);
    const expired = await askWithProvider([refusal("ExpiredTokenException")], soon);
    expect(expired.forced).toEqual([false, true]);
  });

  it.each(["AccessDeniedException", "ThrottlingException", "InvalidNextToken"])(
    "are not renewed after %s",
    async (name) => {
      const { thrown, forced, calls } = await askWithProvider([refusal(name)]);
      expect(thrown).toMatchObject({ name });
      expect(forced).toEqual([false]);
      expect(calls).toBe(1);
    },
  );
});
