import { describe, expect, it } from "vitest";
import { is } from "@/lib/sessions/query/filter-value";
import { NO_FILTERS, type SessionFilters } from "@/lib/sessions/query/search-params";
import type { SessionState } from "@/lib/sessions/session/session";
import { viewTitle } from "./view-title";

const now = Date.parse("2026-11-23T17:40:00Z");

function title(state: SessionState, filters: Partial<SessionFilters>): string {
  return viewTitle(state, { ...NO_FILTERS, ...filters }, "UTC", now);
}

describe("viewTitle", () => {
  it("names the filters first, people instead of ARNs, and no more than three", () => {
    expect(title("active", {})).toBe("Active · Sessionscope");
    expect(
      title("history", {
        owner: [is("arn:aws:iam::1:user/bob")],
        status: [is("Failed"), is("Terminated")],
        range: "7d",
      }),
    ).toBe("bob · Failed · Terminated · +1 · History · Sessionscope");
  });

  it("names accounts and regions first, and marks excluded values", () => {
    expect(
      title("active", {
        account: ["prod"],
        region: ["eu-west-1"],
        status: [{ operator: "is-not", value: "Failed" }],
      }),
    ).toBe("prod · eu-west-1 · not Failed · Active · Sessionscope");
  });

  it("names the time, so that a reader can distinguish the views of two moments", () => {
    const moment = { after: "2026-11-23T14:32:00Z", before: "2026-11-23T14:33:00Z" };
    expect(title("history", { ...moment, time: "running" })).toBe(
      "running 23 Nov 14:32 – 14:33 UTC · History · Sessionscope",
    );
  });
});
