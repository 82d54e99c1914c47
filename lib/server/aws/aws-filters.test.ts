import { describe, expect, it } from "vitest";
import type { AwsFilter } from "@/lib/sessions/query/plan";
import { withEnd } from "./aws-filters";

const before = "2026-11-23T15:00:00Z";
const status: AwsFilter = { key: "Status", value: "Failed" };
const own: AwsFilter = { key: "InvokedBefore", value: "2026-11-24T00:00:00Z" };

describe("withEnd", () => {
  it("leaves the filters unchanged without an end", () => {
    expect(withEnd([status, own], null)).toEqual([status, own]);
  });

  it("adds the end", () => {
    expect(withEnd([status], before)).toEqual([status, { key: "InvokedBefore", value: before }]);
  });

  it("replaces the query's own end, which is later", () => {
    expect(withEnd([status, own], before)).toEqual([
      status,
      { key: "InvokedBefore", value: before },
    ]);
  });

  it("sends at most the six filters that AWS accepts", () => {
    const keys = ["SessionId", "Target", "Owner", "Status", "AccessType", "InvokedAfter"] as const;
    const six = keys.map((key): AwsFilter => ({ key, value: "x" }));
    const sent = withEnd(six, before);
    const remaining = six.filter(({ key }) => key !== "AccessType");
    expect(sent).toEqual([...remaining, { key: "InvokedBefore", value: before }]);
    expect(withEnd([...six.slice(0, 5), own], before)).toHaveLength(6);
  });
});
