import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LISTED_STATES, type Session } from "@/lib/sessions/session/session";
import { SESSION_KINDS } from "@/lib/sessions/session/session-kind";
import { TIME_MODES } from "@/lib/sessions/time/time-window";
import { makeSession } from "@/lib/testing/worlds/make-session";
import { FILTER_OPERATORS, type FilterValue } from "./filter-value";
import { type AwsFilter, plan } from "./plan";
import { NO_FILTERS } from "./search-params";
import { matchesFilters } from "./session-match";

const arn = "arn:aws:iam::644160558196:user/bob";
const otherArn = "arn:aws:sts::644160558196:assumed-role/SRE/bob";

describe("plan", () => {
  it("never loses a session that matches the query", () => {
    let found = 0;
    fc.assert(
      fc.property(
        session,
        filters,
        window,
        state,
        fc.integer({ min: 1, max: 60 }),
        (row, asked, ...rest) => {
          const [time, listed, sourceCount] = rest;
          const { filters: sent, states } = plan(listed, asked, time, sourceCount);
          const listings = sent.length * states.length * sourceCount;
          expect(listings).toBeLessThanOrEqual(Math.max(100, states.length * sourceCount));
          for (const each of sent) expect(each.length).toBeLessThanOrEqual(6);
          if (!matchesFilters(row, asked, time)) return;
          found += 1;
          expect(sent.some((each) => each.every((filter) => isHeldByAws(row, filter)))).toBe(true);
        },
      ),
      { numRuns: 10_000 },
    );
    expect(found).toBeGreaterThan(100);
  });

  it("asks AWS everything if it says so", () => {
    let found = 0;
    fc.assert(
      fc.property(session, filters, window, (row, asked, time) => {
        const { filters: sent, isExact } = plan("history", asked, time, 1);
        const isHeld = sent.some((each) => each.every((filter) => isHeldByAws(row, filter)));
        if (!isExact || !isHeld) return;
        found += 1;
        // Only the parts of a second that AWS is not asked for can make a difference.
        const wide = { after: secondOf(time.after, 0), before: secondOf(time.before, 999) };
        expect(matchesFilters(row, asked, { ...time, ...wide })).toBe(true);
      }),
      { numRuns: 20_000 },
    );
    expect(found).toBeGreaterThan(20);
  });
});

/** AWS's filters as documented, in the strictest reading: exact, and rows without a field do not match. */
function isHeldByAws(row: Session, { key, value }: AwsFilter): boolean {
  const started = Date.parse(row.startedAt ?? "");
  const facts: Record<AwsFilter["key"], boolean> = {
    InvokedAfter: started >= Date.parse(value),
    InvokedBefore: started < Date.parse(value),
    Target: row.target === value && !row.target.startsWith("ecs:"),
    Owner: row.owner === value,
    Status: row.status === value,
    SessionId: row.id === value,
    AccessType: row.accessType === value,
  };
  return facts[key];
}

/** The beginning of an instant's second, or of the next one. */
function secondOf(instant: string | null, ms: number): string | null {
  if (instant === null) return null;
  const seconds = Math.floor((Date.parse(instant) + ms) / 1000);
  return new Date(seconds * 1000).toISOString();
}

const owners = [arn, otherArn, "bob"];
const targets = ["i-0f3a9c1e", "ecs:web_4f1c_4f1c-1", "mi-0f3a9c1e5b7d24680"];
const statuses = ["Connected", "Terminated"];
const ids = ["bob-1", "bob-2"];
const accessTypes = ["Standard", "JustInTime"];
const reasons = ["INC-1", "INC-2"];
const moment = fc
  .integer({ min: Date.parse("2026-11-23T00:00:00Z"), max: Date.parse("2026-11-23T00:00:03Z") })
  .map((ms) => new Date(ms).toISOString());

const orNull = (values: string[]) => fc.constantFrom(...values, null);
/** Nothing half of the time; else values that are mostly to be whole ones, as they are what AWS is asked for. */
function some(values: readonly string[]): fc.Arbitrary<FilterValue[]> {
  const operator = fc.constantFrom("is", "is", "is", ...FILTER_OPERATORS);
  const value = fc.record({ operator, value: fc.constantFrom(...values) });
  return fc.oneof(fc.constant<FilterValue[]>([]), fc.array(value, { minLength: 1, maxLength: 3 }));
}

const session = fc
  .record({
    id: fc.constantFrom(...ids),
    owner: orNull(owners),
    target: orNull(targets),
    status: orNull(statuses),
    accessType: orNull(accessTypes),
    kind: fc.constantFrom(...SESSION_KINDS.slice(0, 2)),
    reason: orNull(reasons),
    startedAt: fc.option(moment),
    endedAt: fc.option(moment),
  })
  .map(makeSession);
const filters = fc
  .record({
    owner: some(owners),
    target: some(targets),
    status: some(statuses),
    sessionId: some(ids),
    accessType: some(accessTypes),
    kind: some(SESSION_KINDS.slice(0, 2)),
    reason: some(reasons),
  })
  .map((asked) => ({ ...NO_FILTERS, ...asked }));
const window = fc.record({
  after: fc.option(moment),
  before: fc.option(moment),
  time: fc.constantFrom(...TIME_MODES),
});
const state = fc.constantFrom(...LISTED_STATES);
