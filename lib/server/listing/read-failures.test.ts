import { describe, expect, it } from "vitest";
import { sessionsPageSchema } from "@/lib/sessions/list/sessions-page";
import { is } from "@/lib/sessions/query/filter-value";
import { NO_FILTERS } from "@/lib/sessions/query/search-params";
import {
  makeRequest as ask,
  awsError,
  fakeListings,
  fakeNow,
  fakePage,
  fakeSource,
  problemOf,
} from "@/lib/testing/fakes/fake-listing";
import { writeCursor } from "./cursor";
import { type ListingPosition, TOP } from "./listing-position";
import { readSessions } from "./read-sessions";

const failedOnly = { ...NO_FILTERS, status: [is("Failed")] };
const open = { clock: () => fakeNow, signal: signal(), deadline: signal(), wait: null };

function signal(): AbortSignal {
  return new AbortController().signal;
}

describe("readSessions", () => {
  it("fails as a whole when the first call fails", async () => {
    const { source } = fakeSource([{ rows: [], failure: awsError("AccessDeniedException") }]);
    const problem = await problemOf(readSessions(ask(), [source], open));
    expect(problem).toMatchObject({ code: "aws-access-denied", status: 502 });
    expect(problem.detail).not.toContain("eu-west-1");
  });

  it("keeps the rows if AWS fails later, and can continue there", async () => {
    const pages = [fakePage("a1"), { rows: [], failure: awsError("ThrottlingException") }];
    const answer = await readSessions(ask(), [fakeSource(pages).source], open);
    expect(answer.sessions.map(({ id }) => id)).toEqual(["a1"]);
    expect(answer.coverage.complete).toBe(false);
    expect(sessionsPageSchema.parse(answer).sources).toEqual([
      expect.objectContaining({
        status: "error",
        error: expect.objectContaining({ code: "aws-throttled", retryAfterSeconds: 5 }),
      }),
    ]);
    const healed = fakeSource([fakePage("a1"), fakePage("a2")]).source;
    const rest = await readSessions(ask({ cursor: answer.cursor }), [healed], open);
    expect(rest.sessions.map(({ id }) => id)).toEqual(["a2"]);
    expect(rest.coverage.complete).toBe(true);
  });

  it("keeps the progress of a search if AWS fails before the first match", async () => {
    const pages = [fakePage("a1"), { rows: [], failure: awsError("ThrottlingException") }];
    const request = ask({ filters: failedOnly });
    const answer = await readSessions(request, [fakeSource(pages).source], open);
    expect(answer).toMatchObject({ sessions: [], coverage: { scanned: 1, complete: false } });
    expect(answer.sources[0]?.status).toBe("error");
    const healed = fakeSource([fakePage("a1"), fakePage("f2")]);
    const rest = await readSessions({ ...request, cursor: answer.cursor }, [healed.source], open);
    expect(rest.sessions.map(({ id }) => id)).toEqual(["f2"]);
    expect(healed.asked[0]?.token).toBe("1");
  });

  it("fails because of the sources that were read, not because of a stopped listing in the cursor", async () => {
    const positions: ListingPosition[] = ["stopped", { ...TOP, token: "1" }];
    const state = { now: fakeNow, size: 50, positions, returned: [] };
    const cursor = writeCursor(state, fakeListings(2));
    const refusing = [fakePage("a1"), { rows: [], failure: awsError("InvalidNextToken") }];
    const sources = [fakeSource([], undefined, "r0"), fakeSource(refusing, undefined, "r1")];
    const asked = sources.map(({ source }) => source);
    expect(await problemOf(readSessions(ask({ cursor }), asked, open))).toMatchObject({
      code: "cursor-expired",
      status: 410,
    });
  });

  it("does not fail because of a stopped listing in a forged cursor", async () => {
    const state = { now: fakeNow, size: 50, positions: ["stopped" as const], returned: [] };
    const cursor = writeCursor(state, fakeListings(1));
    const { source, asked } = fakeSource([fakePage("a1")], undefined, "r0");
    const answer = await readSessions(ask({ cursor }), [source], open);
    expect(answer).toMatchObject({ sessions: [], cursor: null, coverage: { complete: false } });
    expect(asked).toEqual([]);
  });

  it("ends when AWS repeats its token, but does not claim to be complete", async () => {
    const { source } = fakeSource([fakePage("a1"), { ...fakePage("a2"), nextToken: "1" }]);
    const answer = await readSessions(ask(), [source], open);
    expect(answer).toMatchObject({ cursor: null, coverage: { complete: false } });
    expect(answer.sessions).toHaveLength(2);
    expect(answer.sources[0]?.error).toMatchObject({
      code: "aws-unavailable",
      message: expect.stringContaining("repeated its NextToken"),
    });
  });

  it("says that the listing has expired when AWS refuses the token of the only source", async () => {
    const { source } = fakeSource([fakePage("a1"), fakePage("a2")]);
    const { cursor } = await readSessions(ask({ limit: 1 }), [source], open);
    const failure = awsError("InvalidNextToken");
    const refusing = fakeSource([fakePage("a1"), { rows: [], failure }]).source;
    const problem = await problemOf(readSessions(ask({ cursor }), [refusing], open));
    expect(problem).toMatchObject({ code: "cursor-expired", status: 410 });
  });

  it("reports a timeout of AWS when the deadline passes", async () => {
    const due = new AbortController();
    const { source } = fakeSource([fakePage("a1")], () => due.abort(awsError("TimeoutError")));
    const answer = readSessions(ask(), [source], { ...open, deadline: due.signal });
    expect((await problemOf(answer)).code).toBe("aws-timeout");
  });

  it("stops with the signal's reason when the browser closes the connection, even if it has rows", async () => {
    const browser = new AbortController();
    const gone = new Error("gone");
    const { source } = fakeSource([fakePage("a1"), fakePage("a2")], (call) => {
      if (call === 2) browser.abort(gone);
    });
    const answer = readSessions(ask(), [source], { ...open, signal: browser.signal });
    await expect(answer).rejects.toBe(gone);
  });
});
