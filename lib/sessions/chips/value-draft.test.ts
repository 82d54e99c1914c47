import { describe, expect, it } from "vitest";
import { SESSION_STATUSES } from "@/lib/sessions/session/session-status";
import {
  filterField,
  isOffered,
  isSameChoice,
  meansAnOption,
  optionsOf,
  readTyped,
  scopeField,
  typedOnLeaving,
  withValue,
} from "./value-draft";

const people = ["alice.chen", "bob.smith"];
const owner = filterField("owner", "is");
const status = filterField("status", "is");

describe("filterField", () => {
  it("has a fixed set of whole values, and any text for parts of them", () => {
    expect(status).toMatchObject({ label: "Status", oneOf: SESSION_STATUSES });
    expect(filterField("status", "is-not").check("bogus")).toHaveProperty("issue");
    const part = filterField("status", "contains");
    expect(part.oneOf).toBeNull();
    expect(part.check("bogus")).toMatchObject({ value: "bogus" });
  });
});

describe("scopeField", () => {
  it("accepts only known accounts and regions", () => {
    const field = scopeField("region", ["eu-west-1", "us-east-1"]);
    expect(field.label).toBe("Region");
    expect(field.check("us-east-1")).toEqual({ value: "us-east-1" });
    expect(field.check("mars-1")).toEqual({ issue: expect.stringContaining("eu-west-1, us-") });
  });
});

describe("optionsOf", () => {
  it("offers each value once, in the order of the lists", () => {
    expect(optionsOf(["typed"], ["bob.smith"], people)).toEqual([
      "typed",
      "bob.smith",
      "alice.chen",
    ]);
  });
});

describe("isOffered", () => {
  it.each([
    ["CHEN", true],
    [" chen ", true],
    ["", true],
    ["bob", false],
  ])("narrows alice.chen by “%s”: %s", (typed, expected) => {
    expect(isOffered("alice.chen", typed)).toBe(expected);
  });
});

describe("meansAnOption", () => {
  it.each([
    ["ali", true],
    ["alice.chen", false],
    ["new.person", false],
    [" ", false],
  ])("%j: %s", (typed, expected) => {
    expect(meansAnOption(owner, typed, people)).toBe(expected);
  });
});

describe("readTyped", () => {
  it.each([
    ["new.person", "new.person"],
    ["  Alice.Chen ", "alice.chen"],
    ["ali", "alice.chen"],
    ["smith", "bob.smith"],
    ["~x", "~x"],
  ])("takes the owner “%s” as %s", (typed, value) => {
    expect(readTyped(owner, typed, people)).toMatchObject({ value });
  });

  it.each([
    ["failed", "Failed"],
    ["conn", "Connected"],
  ])("takes the status “%s” as %s", (typed, value) => {
    expect(readTyped(status, typed, SESSION_STATUSES)).toMatchObject({ value });
  });

  it("names the statuses if the text is not one", () => {
    expect(readTyped(status, "bogus", SESSION_STATUSES)).toHaveProperty("issue");
  });

  it("refuses a text longer than AWS allows", () => {
    expect(readTyped(filterField("sessionId", "is"), "x".repeat(97), [])).toHaveProperty("issue");
  });
});

describe("withValue", () => {
  it("adds a value once", () => {
    expect(withValue(["a"], "a")).toEqual({ values: ["a"] });
  });

  it("refuses more values than a link carries", () => {
    const full = Array.from({ length: 50 }, (_, index) => `v${index}`);
    expect(withValue(full, "one more")).toHaveProperty("issue");
  });
});

describe("typedOnLeaving", () => {
  it.each([
    ["a pasted id", "i-0123", "i-0123"],
    ["an option typed in full", "ALICE.chen", "alice.chen"],
    ["letters that search the list", "ali", null],
    ["nothing", " ", null],
  ])("keeps for %s: %s → %s", (_, typed, kept) => {
    expect(typedOnLeaving(owner, typed, people)).toBe(kept);
  });
});

describe("isSameChoice", () => {
  it("ignores the order", () => {
    expect(isSameChoice(["a", "b"], ["b", "a"])).toBe(true);
    expect(isSameChoice(["a"], ["a", "b"])).toBe(false);
  });
});
