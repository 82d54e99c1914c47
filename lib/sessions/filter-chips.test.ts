import { describe, expect, it } from "vitest";
import { chipAfterRemoval, chipsOf, chipText, valueText } from "./filter-chips";
import { loadSessionSearchParams } from "./search-params";

const now = Date.parse("2026-11-23T17:40:00Z");

function chips(query: string) {
  return chipsOf(loadSessionSearchParams(new URLSearchParams(query)), "UTC", now);
}

describe("chipsOf", () => {
  it("stands the chips in one order, whatever the order of the link", () => {
    const query = "accessType=Standard&sessionId=s&status=Failed&target=i-1&owner=al&range=7d";
    expect(chips(query).map((chip) => chip.label)).toEqual([
      "Started",
      "Owner",
      "Target",
      "Status",
      "Session ID",
      "Access type",
    ]);
  });

  it.each([
    ["status=Failed", "Failed"],
    ["status=Failed&status=Terminated", "Failed or Terminated"],
    ["target=i-1&target=i-2&target=i-3&target=i-4&target=i-5", "i-1, i-2 +3"],
  ])("puts %s into words", (query, text) => {
    expect(chips(query).map(chipText)).toEqual([text]);
  });

  it("keeps every value in the title", () => {
    expect(chips("target=i-1&target=i-2&target=i-3")[0]?.title).toBe("i-1\ni-2\ni-3");
  });

  it("has no chips for a link without filters", () => {
    expect(chips("tz=utc&session=x")).toEqual([]);
  });
});

describe("valueText", () => {
  it("shows the person and the role of an ARN", () => {
    const arn = "arn:aws:sts::482913004417:assumed-role/SRE/alice.chen";
    expect(valueText("owner", arn)).toBe("alice.chen (SRE)");
  });

  it("shortens an ECS task", () => {
    expect(valueText("target", "ecs:payments_4f1cdead_1234ef21")).toBe("ecs:payments_4f1c…_ef21");
  });

  it("takes direction marks out", () => {
    expect(valueText("owner", "\u202eevil")).toBe("evil");
  });
});

describe("chipAfterRemoval", () => {
  it.each([
    ["started", "owner"],
    ["owner", "status"],
    ["status", "owner"],
  ] as const)("moves on from %s to %s", (removed, next) => {
    expect(chipAfterRemoval(["started", "owner", "status"], removed)).toBe(next);
  });

  it("has nowhere to go from the last one", () => {
    expect(chipAfterRemoval(["owner"], "owner")).toBeNull();
  });
});
