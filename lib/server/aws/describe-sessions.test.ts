import { afterEach, describe, expect, it } from "vitest";
import { describeSessions, type ListedPage, type Listing } from "./describe-sessions";
import { fakeAws } from "./fake-aws";
import { RepeatedTokenError, UnreadableReplyError } from "./listing-error";

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function list(replies: unknown[], changes: Partial<Listing> = {}, headers = {}) {
  const aws = await fakeAws(
    replies.map((reply) => ({ status: 200, body: JSON.stringify(reply), headers })),
  );
  closers.push(aws.close);
  const listing: Listing = {
    state: "Active",
    filters: [],
    pageSize: 50,
    startingToken: null,
    signal: new AbortController().signal,
    ...changes,
  };
  const source = { account: "default", region: "eu-west-1" };
  const pages: ListedPage[] = [];
  let thrown: unknown = null;
  try {
    const listed = describeSessions(aws.client, source)(listing);
    for await (const page of listed) pages.push(page);
  } catch (error) {
    thrown = error;
  }
  const rows = pages.map(({ sessions }) => sessions.map(({ id }) => id));
  return { rows, thrown, bodies: aws.bodies, pages };
}

const row = (SessionId: string) => ({ SessionId, StartDate: 1_582_068_633.188 });

describe("describeSessions", () => {
  it("follows the tokens through short and empty pages", async () => {
    const { rows, thrown, bodies } = await list([
      { Sessions: [row("a")], NextToken: "t1" },
      { Sessions: [], NextToken: "t2" },
      { Sessions: [row("b")] },
    ]);
    expect(thrown).toBeNull();
    expect(rows).toEqual([["a"], [], ["b"]]);
    expect(bodies).toEqual([
      { State: "Active", MaxResults: 50 },
      { State: "Active", MaxResults: 50, NextToken: "t1" },
      { State: "Active", MaxResults: 50, NextToken: "t2" },
    ]);
  });

  it("asks with filters and starts at a token", async () => {
    const filters = [{ key: "Status", value: "Failed" } as const];
    const { bodies } = await list([{ Sessions: [] }], {
      state: "History",
      filters,
      pageSize: 200,
      startingToken: "t0",
    });
    expect(bodies).toEqual([
      { State: "History", Filters: filters, MaxResults: 200, NextToken: "t0" },
    ]);
  });

  it.each([[{ Sessions: [] }], [{ Sessions: null, NextToken: "" }], [{}]])(
    "takes %j for the end",
    async (reply) => {
      const { pages, thrown } = await list([reply]);
      expect(pages).toEqual([{ sessions: [], nextToken: null }]);
      expect(thrown).toBeNull();
    },
  );

  it.each([
    ["at once", "t1", [{ Sessions: [row("a")], NextToken: "t1" }]],
    [
      "on the next page",
      null,
      [
        { Sessions: [row("a")], NextToken: "t1" },
        { Sessions: [row("b")], NextToken: "t1" },
      ],
    ],
    [
      "in a circle",
      null,
      [
        { Sessions: [row("a")], NextToken: "t1" },
        { Sessions: [row("b")], NextToken: "t2" },
        { Sessions: [row("c")], NextToken: "t1" },
      ],
    ],
  ])(
    "fails when AWS repeats its token %s, after giving the rows",
    async (_, startingToken, replies) => {
      const { rows, thrown } = await list(replies, { startingToken });
      expect(rows).toHaveLength(replies.length);
      expect(thrown).toBeInstanceOf(RepeatedTokenError);
    },
  );

  it.each([[{ Sessions: "x" }], [{ Sessions: [], NextToken: 7 }]])("refuses %j", async (reply) => {
    expect((await list([reply])).thrown).toBeInstanceOf(UnreadableReplyError);
  });

  it("does not take a proxy's empty answer for an empty list", async () => {
    const { thrown, pages } = await list([{ status: "ok" }], {}, { "x-amzn-requestid": "" });
    expect(pages).toEqual([]);
    expect(thrown).toBeInstanceOf(UnreadableReplyError);
  });

  it("drops a row without an id and keeps the others", async () => {
    const { rows } = await list([{ Sessions: [{ Status: "Failed" }, null, row("a")] }]);
    expect(rows).toEqual([["a"]]);
  });
});
