import { describe, expect, it } from "vitest";
import { is } from "./filter-value";
import { NO_FILTERS } from "./search-params";
import { viewTitle } from "./view-title";

describe("viewTitle", () => {
  it("names the filters first, people instead of ARNs, and no more than three", () => {
    expect(viewTitle("active", NO_FILTERS)).toBe("Active · Sessionscope");
    expect(
      viewTitle("history", {
        ...NO_FILTERS,
        owner: [is("arn:aws:iam::1:user/bob")],
        status: [is("Failed"), is("Terminated")],
        range: "7d",
      }),
    ).toBe("bob · Failed · Terminated · +1 · History · Sessionscope");
  });

  it("names accounts and regions before all, and says what is ruled out", () => {
    expect(
      viewTitle("active", {
        ...NO_FILTERS,
        account: ["prod"],
        region: ["eu-west-1"],
        status: [{ operator: "is-not", value: "Failed" }],
      }),
    ).toBe("prod · eu-west-1 · not Failed · Active · Sessionscope");
  });
});
