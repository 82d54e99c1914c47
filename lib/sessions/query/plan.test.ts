import { describe, expect, it } from "vitest";
import { type FilterValue, is } from "./filter-value";
import { type Plan, plan } from "./plan";
import { NO_FILTERS, type SessionFilters } from "./search-params";

const anyTime = { after: null, before: null, time: "started" } as const;
const arn = "arn:aws:iam::644160558196:user/bob";
const otherArn = "arn:aws:sts::644160558196:assumed-role/SRE/bob";

function planFor(filters: Partial<SessionFilters>, sourceCount = 1): Plan {
  return plan("history", { ...NO_FILTERS, ...filters }, anyTime, sourceCount);
}

const nodes = (count: number) => Array.from({ length: count }, (_, n) => is(`i-0f3a9c1${n}`));
const not = (value: string): FilterValue => ({ operator: "is-not", value });
const has = (value: string): FilterValue => ({ operator: "contains", value });

describe("plan", () => {
  it.each([
    ["after", "0000-01-01T00:00:00Z", "InvokedAfter", "2000-01-01T00:00:00Z"],
    ["after", "9999-12-31T23:59:59.999Z", "InvokedAfter", "2199-12-31T23:59:59Z"],
    ["before", "9999-12-31T23:59:59.999Z", "InvokedBefore", "2200-01-01T00:00:00Z"],
    ["before", "0000-12-31T10:00:00Z", "InvokedBefore", "2000-01-01T00:00:01Z"],
    ["before", "2026-11-23T14:00:00.5Z", "InvokedBefore", "2026-11-23T14:00:01Z"],
  ] as const)("sends %s %s as %s %s, which AWS can read", (end, instant, key, value) => {
    const window = { ...anyTime, [end]: instant };
    expect(plan("history", NO_FILTERS, window, 1).filters).toEqual([[{ key, value }]]);
  });

  it.each<[Partial<SessionFilters>]>([
    [{ owner: [is("arn:aws:iam::644160558196:user/caf\u00e9")] }],
    [{ sessionId: [is("caf\u00e9-01cd54a0c8322733a")] }],
    [{ status: [is("Weird")] }],
  ])("applies %j itself, because AWS may match it differently", (filters) => {
    expect(planFor(filters)).toMatchObject({ filters: [[]], handed: [], isExact: false });
  });

  it("asks for everything when nothing is filtered", () => {
    expect(planFor({})).toEqual({
      states: ["History"],
      filters: [[]],
      handed: [],
      isExact: true,
    });
  });

  it.each([
    ["active", ["Active"]],
    ["history", ["History"]],
    ["all", ["Active", "History"]],
  ] as const)("finds %s sessions in %j", (state, states) => {
    expect(plan(state, NO_FILTERS, anyTime, 1).states).toEqual(states);
  });

  it.each<[Partial<SessionFilters>, string, string]>([
    [{ target: [is("i-0f3a9c1e5b7d24680")] }, "Target", "i-0f3a9c1e5b7d24680"],
    [{ target: [is("mi-0f3a9c1e5b7d24680")] }, "Target", "mi-0f3a9c1e5b7d24680"],
    [{ owner: [is(arn)] }, "Owner", arn],
    [{ status: [is("Connected")] }, "Status", "Connected"],
    [{ sessionId: [is("bob-01cd54a0c8322733a")] }, "SessionId", "bob-01cd54a0c8322733a"],
    [{ accessType: [is("JustInTime")] }, "AccessType", "JustInTime"],
  ])("hands %j to AWS", (filters, key, value) => {
    expect(planFor(filters)).toEqual({
      states: ["History"],
      filters: [[{ key, value }]],
      handed: Object.keys(filters),
      isExact: true,
    });
  });

  it.each<[string, Partial<SessionFilters>]>([
    ["several statuses", { status: [is("Connected"), is("Disconnected")] }],
    ["a person", { owner: [is("bob")] }],
    ["a person beside an ARN", { owner: [is("bob"), is(arn)] }],
    ["Standard access", { accessType: [is("Standard")] }],
    ["a container", { target: [is("ecs:web_4f1c_4f1c-1")] }],
    ["a container beside a node", { target: [is("ecs:web_4f1c_4f1c-1"), is("i-0f3a9c1e")] }],
    ["a part of a value", { target: [has("i-0f3a9c1e")] }],
    ["a part of a value beside a whole one", { target: [has("i-0f"), is("i-0f3a9c1e")] }],
    ["what is ruled out", { status: [not("Failed")] }],
    ["a part that is ruled out", { owner: [{ operator: "contains-not", value: arn }] }],
    ["a kind", { kind: [is("shell")] }],
    ["a document", { document: [is("SSM-SessionManagerRunShell")] }],
    ["a reason", { reason: [is("INC-4821")] }],
    ["more alternatives than are asked side by side", { target: nodes(6) }],
  ])("leaves %s to the re-check", (_, filters) => {
    expect(planFor(filters)).toMatchObject({ filters: [[]], handed: [], isExact: false });
  });

  it("asks AWS for wanted values beside excluded ones, which the re-check applies", () => {
    expect(planFor({ status: [is("Failed"), not("Connected")] })).toEqual({
      states: ["History"],
      filters: [[{ key: "Status", value: "Failed" }]],
      handed: ["status"],
      isExact: false,
    });
  });

  it.each<[string, Partial<SessionFilters>, string, string[]]>([
    ["targets", { target: nodes(2) }, "Target", ["i-0f3a9c10", "i-0f3a9c11"]],
    ["owners", { owner: [is(arn), is(otherArn)] }, "Owner", [arn, otherArn]],
    ["session ids", { sessionId: [is("a"), is("b"), is("c")] }, "SessionId", ["a", "b", "c"]],
  ])("asks for a few %s side by side, each with all other filters", (_, some, key, values) => {
    const window = { ...anyTime, after: "2026-11-23T15:28:09Z" };
    const filters = { ...NO_FILTERS, ...some, status: [is("Failed")] };
    const { filters: sent, isExact, handed } = plan("history", filters, window, 1);
    expect(sent.map((each) => each.filter((filter) => filter.key === key))).toEqual(
      values.map((value) => [{ key, value }]),
    );
    for (const each of sent) {
      expect(each.filter((filter) => filter.key !== key)).toEqual([
        { key: "Status", value: "Failed" },
        { key: "InvokedAfter", value: window.after },
      ]);
    }
    expect(isExact).toBe(true);
    expect(handed).toEqual([...Object.keys(some), "status", "time"]);
  });

  it("asks side by side for the alternatives of one key only", () => {
    const asked = planFor({ target: nodes(2), owner: [is(arn), is(otherArn)] });
    expect(asked.filters).toHaveLength(2);
    expect(asked).toMatchObject({ handed: ["target"], isExact: false });
  });

  it("keeps to the maximum of listings, over both lists", () => {
    expect(planFor({ target: nodes(5) }).filters).toHaveLength(5);
    expect(planFor({ target: nodes(3) }, 33).filters).toHaveLength(3);
    expect(planFor({ target: nodes(3) }, 34)).toMatchObject({ filters: [[]], handed: [] });
    const both = (sourceCount: number) =>
      plan("all", { ...NO_FILTERS, target: nodes(2) }, anyTime, sourceCount).filters;
    expect(both(25)).toHaveLength(2);
    expect(both(26)).toEqual([[]]);
    expect(planFor({ target: nodes(1) }, 200).filters).toHaveLength(1);
  });

  it("widens times to whole seconds", () => {
    const window = { after: "2026-11-23T15:28:09.412Z", before: "2026-11-23T15:28:10.001Z" };
    const asked = plan("history", NO_FILTERS, { ...window, time: "started" }, 1);
    expect(asked).toMatchObject({ handed: ["time"], isExact: true });
    expect(asked.filters).toEqual([
      [
        { key: "InvokedAfter", value: "2026-11-23T15:28:09Z" },
        { key: "InvokedBefore", value: "2026-11-23T15:28:11Z" },
      ],
    ]);
  });

  it("looks further back than the window for running sessions, but not beyond its end", () => {
    const window = { after: "2026-11-23T14:00:00Z", before: "2026-11-23T15:00:00Z" };
    const asked = plan("history", NO_FILTERS, { ...window, time: "running" }, 1);
    expect(asked.filters).toEqual([[{ key: "InvokedBefore", value: window.before }]]);
    expect(asked.handed).not.toContain("time");
    expect(asked.isExact).toBe(false);
    const open = plan("history", NO_FILTERS, { ...window, after: null, time: "running" }, 1);
    expect(open.isExact).toBe(true);
  });

  it("leaves out the access type when all seven keys are asked", () => {
    const filters = {
      ...NO_FILTERS,
      owner: [is(arn)],
      target: nodes(2),
      status: [is("Failed")],
      sessionId: [is("bob-1")],
      accessType: [is("JustInTime")],
    };
    const window = { after: "2026-11-01T00:00:00Z", before: "2026-11-02T00:00:00Z" };
    const asked = plan("history", filters, { ...window, time: "started" }, 1);
    for (const sent of asked.filters) {
      expect(sent).toHaveLength(6);
      expect(sent.map(({ key }) => key)).not.toContain("AccessType");
    }
    expect(asked.handed).toEqual(["sessionId", "target", "owner", "status", "time"]);
    expect(asked.isExact).toBe(false);
  });
});
