import { describe, expect, it } from "vitest";
import type { FilterKey } from "@/lib/sessions/query/fields";
import { type FilterOperator, is } from "@/lib/sessions/query/filter-value";
import { readTypedValue, writeTypedValue } from "./filter-text-values";

describe("readTypedValue", () => {
  it.each<[FilterKey, string, string]>([
    ["status", "failed", "Failed"],
    ["status", "TERMINATED", "Terminated"],
    ["accessType", "justintime", "JustInTime"],
    ["kind", "SSH", "ssh"],
    ["kind", "Port-Forward", "port-forward"],
    ["kind", "Remote port forward", "remote-port-forward"],
    ["kind", "ECS Exec", "ecs-exec"],
    ["owner", "Alice", "Alice"],
  ])("reads the %s %s in the spelling of its fixed set", (key, typed, value) => {
    expect(readTypedValue(key, is(typed))).toEqual(is(value));
    expect(readTypedValue(key, { operator: "is-not", value: typed })).toHaveProperty(
      "value",
      value,
    );
  });

  it("keeps a part as it was typed", () => {
    const part = { operator: "contains" as const, value: "failed" };
    expect(readTypedValue("status", part)).toEqual(part);
  });

  it("names the values of a fixed set", () => {
    expect(readTypedValue("kind", is("sssh"))).toHaveProperty("issue");
  });
});

describe("writeTypedValue", () => {
  it.each<[FilterOperator, string, string]>([
    ["is", "a", "owner:a"],
    ["contains", "a", "owner:~a"],
    ["is-not", "a", "-owner:a"],
    ["contains-not", "a", "-owner:~a"],
    ["is", "a b", 'owner:"a b"'],
    ["is", "~a", 'owner:"~a"'],
    ["is", "!a", 'owner:"!a"'],
    ["is", "\\a", 'owner:"\\\\a"'],
    ["is", '"a"', 'owner:"\\"a\\""'],
    ["is", 'a"b', 'owner:a"b'],
    ["is", "a,b", "owner:a,b"],
  ])("writes that it %s %s", (operator, value, word) => {
    expect(writeTypedValue("owner", { operator, value })).toBe(word);
  });
});
