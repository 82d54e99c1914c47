import { describe, expect, it } from "vitest";
import { readFilterText } from "./filter-text";
import { bareWordDetail, filterFor } from "./filter-text-bare-word";

const known = { account: ["prod"], region: ["eu-west-1"] };

describe("filterFor", () => {
  it.each([
    ["alice.chen", "owner:alice.chen"],
    ["i-0f3a9c1e5b7d24680", "target:i-0f3a9c1e5b7d24680"],
    ["mi-0f3a9c1e5b7d24680", "target:mi-0f3a9c1e5b7d24680"],
    ["ecs:web_1_2", "target:ecs:web_1_2"],
    ["arn:aws:iam::1:user/bob", "owner:arn:aws:iam::1:user/bob"],
    ["bob-01cd54a0c8322733a", "sessionId:bob-01cd54a0c8322733a"],
    ["first.last-7r4p58odr7r33byegkqyecifba", "sessionId:first.last-7r4p58odr7r33byegkqyecifba"],
    ["AWS-StartSSHSession", "document:AWS-StartSSHSession"],
    ["INC-4821", "reason:~INC-4821"],
    ["disk full", 'reason:~"disk full"'],
    ["failed", "status:Failed"],
    ["ssh", "kind:ssh"],
    ["eu-west-1", "region:eu-west-1"],
    ["prod", "account:prod"],
    ["14:32", "at 14:32"],
    ["7d", "last 7d"],
    ["2026-11-23", "since 2026-11-23"],
  ])("suggests the filter that %s looks like", (word, filter) => {
    expect(filterFor(word, known)).toBe(filter);
    expect(bareWordDetail(word, known)).toContain(filter);
    expect(readFilterText(filter, { zone: "UTC", now: 0, known })).toHaveProperty("change");
  });
});

describe("bareWordDetail", () => {
  it("says that a key alone needs a value", () => {
    expect(bareWordDetail("owner", known)).toContain("needs a value. Write owner:");
  });
});
