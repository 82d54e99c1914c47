import { describe, expect, it } from "vitest";
import type { AwsFilter } from "@/lib/sessions/query/plan";
import { withEnd } from "./aws-filters";

const before = "2026-11-23T15:00:00Z";
const status: AwsFilter = { key: "Status", value: "Failed" };
const own: AwsFilter = { key: "InvokedBefore", value: "2026-11-24T00:00:00Z" };

describe("withEnd", () => {
  it("leaves the filters as they are without a bound", () => {
    expect(withEnd([status, own], null)).toEqual([status, own]);
  });

  it("adds the bound", () => {
    expect(withEnd([status], before)).toEqual([status, { key: "InvokedBefore", value: before }]);
  });

  it("takes the bound in place of the query's own, which is later", () => {
    expect(withEnd([status, own], before)).toEqual([
      status,
      { key: "InvokedBefore", value: before },
    ]);
  });

  it("keeps to the six filters that AWS takes", () => {
    const keys = ["SessionId", "Target", "Owner", "Status", "AccessType", "InvokedAfter"] as const;
    const six = keys.map((key): AwsFilter => ({ key, value: "x" }));
    const sent = withEnd(six, before);
    const kept = six.filter(({ key }) => key !== "AccessType");
    expect(sent).toEqual([...kept, { key: "InvokedBefore", value: before }]);
    expect(withEnd([...six.slice(0, 5), own], before)).toHaveLength(6);
  });
});
