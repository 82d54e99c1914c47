import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeSessions } from "./describe-sessions";
import type { Filter } from "./describe-sessions-input";
import { companyPlan } from "./plan";
import { scenarioOf } from "./scenarios";
import type { Session } from "./session";
import { STATES, STATUSES, type State } from "./state";
import { createWorld } from "./world";

const now = Date.parse("2026-11-20T12:00:00Z");
const place = { account: "demo", region: "eu-west-1" };

function settingOf(accessKeyId: string, sessions: number) {
  const scenario = scenarioOf(accessKeyId, sessions);
  if (scenario === undefined) throw new Error(`no scenario ${accessKeyId}`);
  return { scenario, seed: "test", pageSize: 50, tokenTtl: 3_600, now, worldNow: now };
}

/** Pages to the end, taking the page sizes in turn. */
function pageThrough(
  setting: ReturnType<typeof settingOf>,
  listing: { State: State; Filters?: readonly Filter[] },
  pageSizes: readonly number[],
  account = "demo",
): Session[][] {
  const pages: Session[][] = [];
  let NextToken: string | undefined;
  do {
    const MaxResults = pageSizes[pages.length % pageSizes.length];
    const body = JSON.stringify({ ...listing, MaxResults, NextToken });
    const answer = describeSessions({ ...place, account }, body, setting);
    pages.push([...answer.Sessions]);
    NextToken = answer.NextToken;
  } while (NextToken !== undefined);
  return pages;
}

/** The slow way: every session of 45 days, one by one. */
function bruteForce(sessions: number, state: State): Session[] {
  const world = createWorld(companyPlan(sessions), {
    seed: "test",
    account: "demo",
    region: "eu-west-1",
  });
  const rows: Session[] = [];
  for (let index = world.newest(now); world.start(index) > now - 45 * 86_400_000; index--) {
    const row = world.row(index, now);
    const isActive = row.EndDate === undefined;
    const isRecent = (row.EndDate ?? Infinity) >= now / 1_000 - 30 * 86_400;
    if (isActive === (state === "Active") && isRecent) rows.push(row);
  }
  return rows;
}

function holds(row: Session, { key, value }: Filter): boolean {
  switch (key) {
    case "InvokedAfter":
      return row.StartDate * 1_000 >= Date.parse(value);
    case "InvokedBefore":
      return row.StartDate * 1_000 < Date.parse(value);
    case "AccessType":
      return (row.AccessType ?? "Standard") === value;
    default:
      return (
        { Target: row.Target, Owner: row.Owner, SessionId: row.SessionId, Status: row.Status }[
          key
        ] === value
      );
  }
}

/** A filter that some row of the world passes. */
function filterFrom(row: Session, key: string): Filter {
  const start = new Date(row.StartDate * 1_000).toISOString();
  const values: Record<string, string> = {
    InvokedAfter: start,
    InvokedBefore: start,
    AccessType: row.AccessType ?? "Standard",
    Target: row.Target,
    Owner: row.Owner,
    SessionId: row.SessionId,
    Status: row.Status,
  };
  return { key, value: values[key] ?? "" };
}

const keys = [
  "InvokedAfter",
  "InvokedBefore",
  "AccessType",
  "Target",
  "Owner",
  "SessionId",
  "Status",
];

describe("describeSessions", () => {
  it.each(STATES)("pages through %s without loss or repeats, whatever the filters", (state) => {
    const sessions = 1_500;
    const all = bruteForce(sessions, state);
    const setting = settingOf("demo", sessions);
    const filters = fc.array(
      fc
        .tuple(fc.nat(all.length - 1), fc.constantFrom(...keys))
        .map(([index, key]) => filterFrom(all[index] ?? fail(), key)),
      { minLength: 1, maxLength: 3 },
    );
    const pageSizes = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.option(filters, { nil: undefined }), pageSizes, (Filters, sizes) => {
        const listing = { State: state, ...(Filters && { Filters }) };
        const pages = pageThrough(setting, listing, sizes);
        const expected = all.filter((row) => (Filters ?? []).every((filter) => holds(row, filter)));
        expect(pages.flat()).toEqual(expected);
        pages.forEach((page, turn) => {
          expect(page.length).toBeLessThanOrEqual(sizes[turn % sizes.length] ?? 0);
        });
      }),
      { numRuns: 60 },
    );
  });

  it("lists strictly newest first", () => {
    const rows = pageThrough(settingOf("demo", 20_000), { State: "History" }, [200]).flat();
    rows.reduce((newer, older) => {
      expect(older.StartDate).toBeLessThan(newer.StartDate);
      return older;
    });
  });

  it("looks at 20,000 sessions a call, so that rare rows come after empty pages", () => {
    const setting = settingOf("demo", 100_000);
    const Filters = [{ key: "InvokedBefore", value: "2026-10-22T12:00:00Z" }];
    const pages = pageThrough(setting, { State: "History", Filters }, [200]);
    expect(pages[0]).toEqual([]);
    expect(pages.flat().length).toBeGreaterThan(100);
  });

  it("answers statuses of the other state with nothing", () => {
    const Filters = [{ key: "Status", value: "Terminated" }];
    const pages = pageThrough(settingOf("demo", 300), { State: "Active", Filters }, [50]);
    expect(pages).toEqual([[]]);
  });

  it("takes several filters of one key, all of which must hold", () => {
    const Filters = [
      { key: "Status", value: "Failed" },
      { key: "Status", value: "Terminated" },
    ];
    const pages = pageThrough(settingOf("demo", 300), { State: "History", Filters }, [50]);
    expect(pages.flat()).toEqual([]);
  });

  it("uses its own page size when MaxResults is omitted", () => {
    const { Sessions } = describeSessions(place, `{"State":"History"}`, settingOf("demo", 300));
    expect(Sessions).toHaveLength(50);
  });

  it("gives the last page no token", () => {
    const all = bruteForce(300, "History");
    const setting = settingOf("demo", 300);
    const pages = pageThrough(setting, { State: "History" }, [all.length > 200 ? 100 : 50]);
    expect(pages.at(-1)?.length).toBeGreaterThan(0);
  });

  it.each(["sparse", "unsorted"])("is complete in the %s scenario", (name) => {
    const setting = settingOf(name, 0);
    const regular = {
      ...setting,
      scenario: { ...setting.scenario, pager: settingOf("demo", 0).scenario.pager },
    };
    for (const state of STATES) {
      for (const size of [1, 2, 7, 50, 200]) {
        const ids = (rows: Session[][]) => rows.flat().map(({ SessionId }) => SessionId);
        const odd = ids(pageThrough(setting, { State: state }, [size], name));
        const plain = ids(pageThrough(regular, { State: state }, [size], name));
        expect(odd.toSorted()).toEqual(plain.toSorted());
        expect(new Set(odd).size).toBe(odd.length);
      }
    }
  });

  it("knows every status", () => {
    for (const value of STATUSES) {
      const body = JSON.stringify({ State: "Active", Filters: [{ key: "Status", value }] });
      expect(() => describeSessions(place, body, settingOf("demo", 300))).not.toThrow();
    }
  });
});

function fail(): never {
  throw new Error("no such row");
}
