import { describe, expect, it } from "vitest";
import { sessionsPageSchema } from "@/lib/sessions/list/sessions-page";
import { is } from "@/lib/sessions/query/filter-value";
import { NO_FILTERS } from "@/lib/sessions/query/search-params";
import {
  makeRequest as ask,
  fakeNow,
  fakePage,
  fakeSource,
  problemOf,
} from "@/lib/testing/fakes/fake-listing";
import { readSessions } from "./read-sessions";

const failedOnly = { ...NO_FILTERS, status: [is("Failed")] };
const open = { clock: () => fakeNow, signal: signal(), deadline: signal(), wait: null };

function signal(): AbortSignal {
  return new AbortController().signal;
}

describe("readSessions", () => {
  it("returns all sessions, newest first, and says that the list is complete", async () => {
    const { source } = fakeSource([fakePage("a3", "a1"), fakePage(), fakePage("a2")]);
    const answer = sessionsPageSchema.parse(await readSessions(ask(), [source], open));
    expect(answer.sessions.map(({ id }) => id)).toEqual(["a1", "a2", "a3"]);
    expect(answer.cursor).toBeNull();
    expect(answer.coverage).toEqual({
      scanned: 3,
      searchedBackTo: "2026-11-23T15:57:00.000Z",
      complete: true,
    });
    expect(answer.sources).toEqual([
      {
        account: "default",
        region: "eu-west-1",
        status: "ok",
        asOf: "2026-11-23T16:00:00.000Z",
        stale: false,
        complete: true,
      },
    ]);
  });

  it("requests only the wanted number of rows, unless the re-check may drop many", async () => {
    const { source, asked } = fakeSource([fakePage("a1")]);
    await readSessions(ask({ limit: 7 }), [source], open);
    const filters = { ...NO_FILTERS, owner: [is("bob")] };
    await readSessions(ask({ limit: 7, filters }), [source], open);
    expect(asked.map(({ pageSize }) => pageSize)).toEqual([7, 200]);
  });

  it("stops when enough rows match, and continues in the middle of a page", async () => {
    const { source, asked } = fakeSource([fakePage("f1", "a2", "f3"), fakePage("f4", "a5")]);
    const filters = { ...NO_FILTERS, status: [is("Failed"), is("Connected")] };
    const first = await readSessions(ask({ filters, limit: 1 }), [source], open);
    expect(first.coverage).toEqual({
      scanned: 1,
      searchedBackTo: "2026-11-23T15:59:00.000Z",
      complete: false,
    });
    expect(first.sources).toMatchObject([{ status: "ok", complete: false }]);
    const rest = await readSessions(
      ask({ filters, limit: 9, cursor: first.cursor }),
      [source],
      open,
    );
    expect(rest.sessions.map(({ id }) => id)).toEqual(["f3", "f4"]);
    expect(rest.coverage).toMatchObject({ scanned: 4, complete: true });
    expect(asked.map(({ pageSize, token }) => [pageSize, token])).toEqual([
      [200, null],
      [200, null],
      [200, "1"],
    ]);
  });

  it("sends AWS the same request for every page although time passes and the limit changes", async () => {
    const { source, asked } = fakeSource([fakePage("a1"), fakePage("a2")]);
    const filters = { ...NO_FILTERS, range: "15m" };
    const first = await readSessions(ask({ filters, limit: 1 }), [source], open);
    const later = { ...open, clock: () => fakeNow + 61_000 };
    await readSessions(ask({ filters, limit: 5, cursor: first.cursor }), [source], later);
    const same = {
      state: "History",
      pageSize: 1,
      filters: [{ key: "InvokedAfter", value: "2026-11-23T15:45:00Z" }],
    };
    expect(asked).toMatchObject([
      { ...same, token: null },
      { ...same, token: "1" },
    ]);
  });

  it("ends a search without matches after ten calls, and says how far it got", async () => {
    const pages = Array.from({ length: 12 }, (_, index) => fakePage(`a${index + 1}`));
    const answer = await readSessions(
      ask({ filters: failedOnly }),
      [fakeSource(pages).source],
      open,
    );
    expect(answer.sessions).toEqual([]);
    expect(answer.cursor).not.toBeNull();
    expect(answer.coverage).toEqual({
      scanned: 10,
      searchedBackTo: "2026-11-23T15:50:00.000Z",
      complete: false,
    });
  });

  it.each([
    ["without a match after two seconds", "a1", 700, 3],
    ["half a second after a match", "f1", 300, 3],
  ])("ends a slow search %s", async (_, first, msPerCall, scanned) => {
    let time = fakeNow;
    const pages = [fakePage(first), fakePage("a2"), fakePage("a3"), fakePage("a4")];
    const { source } = fakeSource(pages, () => {
      time += msPerCall;
    });
    const limits = { ...open, clock: () => time };
    const answer = await readSessions(ask({ filters: failedOnly }), [source], limits);
    expect(answer.coverage).toMatchObject({ scanned, complete: false });
    expect(answer.cursor).not.toBeNull();
  });

  it("refuses a cursor of another query before it calls AWS", async () => {
    const { source, asked } = fakeSource([fakePage("a1"), fakePage("a2")]);
    const { cursor } = await readSessions(ask({ limit: 1 }), [source], open);
    const answer = readSessions(ask({ state: "active", cursor }), [source], open);
    expect((await problemOf(answer)).code).toBe("invalid-cursor");
    expect(asked).toHaveLength(1);
  });
});
