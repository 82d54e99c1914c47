import { describe, expect, it } from "vitest";
import { NO_FILTERS } from "./search-params";
import { viewTitle } from "./view-title";

describe("viewTitle", () => {
  it("names the filters first, people instead of ARNs, and no more than three", () => {
    expect(viewTitle("active", NO_FILTERS)).toBe("Active · Sessionscope");
    expect(
      viewTitle("history", {
        ...NO_FILTERS,
        owner: ["arn:aws:iam::1:user/bob"],
        status: ["Failed", "Terminated"],
        range: "7d",
      }),
    ).toBe("bob · Failed · Terminated · +1 · History · Sessionscope");
  });
});
