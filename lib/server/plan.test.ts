import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeSession } from "@/lib/sessions/make-session";
import { NO_FILTERS, type SessionFilters } from "@/lib/sessions/search-params";
import type { Session } from "@/lib/sessions/session";
import { matchesFilters } from "@/lib/sessions/session-match";
import { type Plan, plan } from "./plan";

const anyTime = { after: null, before: null };
const arn = "arn:aws:iam::644160558196:user/bob";

function planFor(filters: Partial<SessionFilters>): Plan {
  return plan("history", { ...NO_FILTERS, ...filters }, anyTime);
}

describe("plan", () => {
  it("asks for everything when nothing is filtered", () => {
    expect(planFor({})).toEqual({ state: "History", filters: [], isExact: true });
    expect(plan("active", NO_FILTERS, anyTime).state).toBe("Active");
  });

  it.each<[Partial<SessionFilters>, string, string]>([
    [{ target: ["i-0f3a9c1e5b7d24680"] }, "Target", "i-0f3a9c1e5b7d24680"],
    [{ target: ["mi-0f3a9c1e5b7d24680"] }, "Target", "mi-0f3a9c1e5b7d24680"],
    [{ owner: [arn] }, "Owner", arn],
    [{ status: ["Connected"] }, "Status", "Connected"],
    [{ sessionId: ["bob-01cd54a0c8322733a"] }, "SessionId", "bob-01cd54a0c8322733a"],
    [{ accessType: ["JustInTime"] }, "AccessType", "JustInTime"],
  ])("hands %j to AWS", (filters, key, value) => {
    expect(planFor(filters)).toMatchObject({ filters: [{ key, value }], isExact: true });
  });

  it.each<[string, Partial<SessionFilters>]>([
    ["several values of a key", { status: ["Connected", "Disconnected"] }],
    ["a person", { owner: ["bob"] }],
    ["Standard access", { accessType: ["Standard"] }],
    ["a container", { target: ["ecs:web_4f1c_4f1c-1"] }],
  ])("keeps %s to the re-check", (_, filters) => {
    expect(planFor(filters)).toMatchObject({ filters: [], isExact: false });
  });

  it("widens times to whole seconds", () => {
    const window = { after: "2026-11-23T15:28:09.412Z", before: "2026-11-23T15:28:10.001Z" };
    expect(plan("history", NO_FILTERS, window).filters).toEqual([
      { key: "InvokedAfter", value: "2026-11-23T15:28:09Z" },
      { key: "InvokedBefore", value: "2026-11-23T15:28:11Z" },
    ]);
  });

  it("leaves out the access type when all seven keys are asked", () => {
    const filters = {
      ...NO_FILTERS,
      owner: [arn],
      target: ["i-0f3a9c1e"],
      status: ["Failed"],
      sessionId: ["bob-1"],
      accessType: ["JustInTime"],
    };
    const window = { after: "2026-11-01T00:00:00Z", before: "2026-11-02T00:00:00Z" };
    const { filters: sent, isExact } = plan("history", filters, window);
    expect(sent).toHaveLength(6);
    expect(sent.map(({ key }) => key)).not.toContain("AccessType");
    expect(isExact).toBe(false);
  });

  it("never loses a session that the query wants", () => {
    fc.assert(
      fc.property(session, filters, window, (row, asked, time) => {
        fc.pre(matchesFilters(row, asked, time));
        const { filters: sent } = plan("history", asked, time);
        expect(sent.length).toBeLessThanOrEqual(6);
        expect(sent.every(({ key, value }) => isHeldByAws(row, key, value))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

/** AWS's filters as documented, in the strictest reading: exact, and rows without a field do not match. */
function isHeldByAws(row: Session, key: string | undefined, value: string | undefined): boolean {
  const started = Date.parse(row.startedAt ?? "");
  const facts: Record<string, boolean> = {
    InvokedAfter: started >= Date.parse(value ?? ""),
    InvokedBefore: started < Date.parse(value ?? ""),
    Target: row.target === value && !row.target?.startsWith("ecs:"),
    Owner: row.owner === value,
    Status: row.status === value,
    SessionId: row.id === value,
    AccessType: row.accessType === value,
  };
  return facts[key ?? ""] ?? false;
}

const owners = [arn, "arn:aws:sts::644160558196:assumed-role/SRE/bob", "bob"];
const targets = ["i-0f3a9c1e", "ecs:web_4f1c_4f1c-1", "mi-0f3a9c1e5b7d24680"];
const statuses = ["Connected", "Terminated"];
const ids = ["bob-1", "bob-2"];
const accessTypes = ["Standard", "JustInTime"];
const moment = fc
  .integer({ min: Date.parse("2026-11-23T00:00:00Z"), max: Date.parse("2026-11-23T00:00:03Z") })
  .map((ms) => new Date(ms).toISOString());

const orNull = (values: string[]) => fc.constantFrom(...values, null);
const some = (values: string[]) => fc.subarray(values, { maxLength: 2 });

const session = fc
  .record({
    id: fc.constantFrom(...ids),
    owner: orNull(owners),
    target: orNull(targets),
    status: orNull(statuses),
    accessType: orNull(accessTypes),
    startedAt: fc.option(moment),
  })
  .map(makeSession);
const filters = fc
  .record({
    owner: some(owners),
    target: some(targets),
    status: some(statuses),
    sessionId: some(ids),
    accessType: some(accessTypes),
  })
  .map((asked) => ({ ...NO_FILTERS, ...asked }));
const window = fc.record({ after: fc.option(moment), before: fc.option(moment) });
