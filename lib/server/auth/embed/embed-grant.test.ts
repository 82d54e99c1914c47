import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isGranted } from "@/lib/server/grants";
import { grantOf } from "./embed-grant";

const ALL = "*" as const;
const NONE = { account: [], region: [] };

describe("grantOf", () => {
  it.each([
    { what: "everything of everything", scope: ["*"], key: ALL, lock: [], accounts: ALL },
    {
      what: "what the token asks of everything",
      scope: ["a"],
      key: ALL,
      lock: [],
      accounts: ["a"],
    },
    {
      what: "what the key may, if all is asked",
      scope: ["*"],
      key: ["a"],
      lock: [],
      accounts: ["a"],
    },
    {
      what: "a star among others as all",
      scope: ["a", "*"],
      key: ["b"],
      lock: [],
      accounts: ["b"],
    },
    { what: "what both have", scope: ["a", "b"], key: ["b", "c"], lock: [], accounts: ["b"] },
    {
      what: "nothing if both have nothing in common",
      scope: ["a"],
      key: ["b"],
      lock: [],
      accounts: [],
    },
    { what: "what is locked of everything", scope: ["*"], key: ALL, lock: ["a"], accounts: ["a"] },
    { what: "nothing if the lock is elsewhere", scope: ["a"], key: ALL, lock: ["b"], accounts: [] },
    {
      what: "what all three have",
      scope: ["a", "b"],
      key: ["b", "a"],
      lock: ["b", "c"],
      accounts: ["b"],
    },
  ])("gives $what", ({ scope, key, lock, accounts }) => {
    const asked = { accounts: scope, regions: ["*"] };
    expect(grantOf(asked, { accounts: key, regions: ALL }, { ...NONE, account: lock })).toEqual({
      accounts,
      regions: ALL,
    });
    const regions = { accounts: ["*"], regions: scope };
    expect(grantOf(regions, { accounts: ALL, regions: key }, { ...NONE, region: lock })).toEqual({
      accounts: ALL,
      regions: accounts,
    });
  });

  it("never gives what any of the three does not", () => {
    const names = fc.subarray<string>(["a", "b", "c", "d"], { minLength: 1 });
    const scope = fc.oneof(names, fc.constant<string[]>(["*"]));
    const limit = fc.oneof(names, fc.constant(ALL));
    const anyName = fc.constantFrom<string>("a", "b", "c", "d", "e", "*");
    const lock = fc.oneof(names, fc.constant<string[]>([]));
    fc.assert(
      fc.property(scope, limit, lock, anyName, (asked, key, locked, name) => {
        const grant = grantOf(
          { accounts: asked, regions: ["*"] },
          { accounts: key, regions: ALL },
          { account: locked, region: [] },
        );
        const isAsked = asked.includes("*") || asked.includes(name);
        const isLeft =
          (key === ALL || key.includes(name)) && (locked.length === 0 || locked.includes(name));
        expect(isGranted([grant], { account: name, region: "r" })).toBe(isAsked && isLeft);
      }),
    );
  });
});
