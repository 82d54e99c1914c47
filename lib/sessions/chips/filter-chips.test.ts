import { describe, expect, it } from "vitest";
import { appliedOf, plan } from "@/lib/sessions/query/plan";
import { loadSessionSearchParams } from "@/lib/sessions/query/search-params";
import { timeWindow } from "@/lib/sessions/time/time-window";
import {
  appliedBy,
  chipAfterRemoval,
  chipName,
  chipsOf,
  chipText,
  valueText,
} from "./filter-chips";

const now = Date.parse("2026-11-23T17:40:00Z");

function chips(query: string) {
  return chipsOf(loadSessionSearchParams(new URLSearchParams(query)), "UTC", now);
}

describe("chipsOf", () => {
  it("orders the chips in the same way for every link", () => {
    const query =
      "kind=ssh&region=r&account=a&accessType=Standard&sessionId=s&status=Failed&target=i-1&owner=al&range=7d";
    expect(chips(query).map((chip) => chip.label)).toEqual([
      "Started",
      "Account",
      "Region",
      "Owner",
      "Target",
      "Status",
      "Access type",
      "Session ID",
      "Kind",
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

  it("has a chip for each operator of a key, and marks alternatives", () => {
    const made = chips("reason=!b&reason=a&reason=~c&reason=!~d&owner=~e");
    expect(made.map((chip) => [chipName(chip), chipText(chip), chip.isAlternative])).toEqual([
      ["Owner contains", "e", false],
      ["Reason", "a", false],
      ["Reason contains", "c", true],
      ["Reason is not", "b", false],
      ["Reason does not contain", "d", false],
    ]);
    expect(new Set(made.map(({ id }) => id)).size).toBe(made.length);
  });

  it("labels the window with its mode", () => {
    expect(chips("range=1h&time=running")[0]?.label).toBe("Running");
  });

  it("has no chips for a link without filters", () => {
    expect(chips("tz=utc&session=x")).toEqual([]);
  });
});

describe("appliedBy", () => {
  it.each([
    ["status=Failed", ["AWS"]],
    ["status=Failed&status=!Connected", ["AWS", "Sessionscope"]],
    ["owner=bob", ["Sessionscope"]],
    ["account=prod&region=eu-west-1", ["AWS", "AWS"]],
    ["range=1h", ["AWS"]],
    ["range=1h&time=running&kind=ssh", ["Sessionscope", "Sessionscope"]],
  ])("says who applies %s: %j", (query, by) => {
    const filters = loadSessionSearchParams(new URLSearchParams(query));
    const asked = plan("history", filters, timeWindow(filters, now), 1);
    expect(chips(query).map((chip) => appliedBy(chip, appliedOf(asked)))).toEqual(by);
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

  it("removes direction marks", () => {
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

  it("is null after the last one", () => {
    expect(chipAfterRemoval(["owner"], "owner")).toBeNull();
  });
});
