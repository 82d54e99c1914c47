import { describe, expect, it } from "vitest";
import { allFailed } from "./all-failed";

/** The detail of sources that failed for these reasons, one each; the first source is `prod r0`. */
function detailOf(...details: string[]) {
  const failed = details.map((detail, at) => ({
    source: { account: "prod", region: `r${at}` },
    failure: { code: "aws-unavailable" as const, detail },
  }));
  return allFailed(failed, details.length > 1)?.problem.detail;
}

describe("allFailed", () => {
  it.each<[string[], string]>([
    [["A."], "A."],
    [["A.", "A."], "prod r0 and 1 more: A."],
    [["A.", "A.", "A.", "A."], "prod r0 and 3 more: A."],
    [["A.", "B."], "prod r0: A. One more source failed."],
    [["A.", "B.", "A.", "C."], "prod r0 and 1 more: A. 2 more sources failed."],
  ])("counts for a reason only those that failed for it: %j", (details, text) => {
    expect(detailOf(...details)).toBe(text);
  });

  it("counts a source once, however many lists it has", () => {
    const source = { account: "prod", region: "r0" };
    const failure = { code: "aws-timeout" as const, detail: "A." };
    const failed = [
      { source, failure },
      { source, failure: { ...failure, detail: "B." } },
    ];
    expect(allFailed(failed, false)?.problem.detail).toBe("A.");
    expect(allFailed(failed, true)?.problem.detail).toBe("prod r0: A.");
  });

  it("is null if none failed", () => {
    expect(allFailed([], true)).toBeNull();
  });
});
