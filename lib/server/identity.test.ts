import { describe, expect, it } from "vitest";
import { emailOf, identityOf } from "./identity";

function identity(claims: object, groupsClaim = "groups", isEmailVouched = false) {
  return identityOf({ sub: "u-1", ...claims }, groupsClaim, { isEmailVouched });
}

describe("identityOf", () => {
  it("takes the best name there is", () => {
    expect(identity({ username: "alice", name: "Alice Chen" })?.name).toBe("Alice Chen");
    expect(identity({ preferred_username: "alice", name: "" })?.name).toBe("alice");
    expect(identity({ name: 5 })?.name).toBeNull();
  });

  it.each([[undefined], [""], ["  "], [5], [["u-1"]], ["u-1\u0000"], ["u".repeat(257)]])(
    "is nobody without a proper sub: %j",
    (sub) => {
      expect(identity({ sub })).toBeNull();
    },
  );

  it("knows no address that has not been verified", () => {
    const email = "alice.chen@example.com";
    expect(identity({ email, email_verified: true })?.email).toBe(email);
    expect(identity({ email, email_verified: "true" })?.email).toBe(email);
    for (const email_verified of [undefined, null, false, "false", 1, "yes"]) {
      expect(identity({ email, email_verified })).toMatchObject({ email: null, name: email });
    }
  });

  it("takes the word of an issuer that vouches for every address, unless it says otherwise", () => {
    const email = "alice.chen@example.com";
    expect(identity({ email }, "groups", true)?.email).toBe(email);
    expect(identity({ email, email_verified: false }, "groups", true)?.email).toBeNull();
  });
});

describe("groups", () => {
  it.each([
    ["a list", ["sre", "dev"], ["sre", "dev"]],
    ["a text with commas", "sre, dev", ["sre", "dev"]],
    ["a name with a space, which is no two groups", "not sre", ["not sre"]],
    ["doubles", ["sre", "sre", " sre "], ["sre"]],
    ["what is no text", ["sre", 5, null, ["dev"], ""], ["sre"]],
    ["an object", { sre: true }, []],
    ["nothing", undefined, []],
  ])("come of %s", (_, groups, expected) => {
    expect(identity({ groups })?.groups).toEqual(expected);
  });

  it("come of a claim within a claim, or of one with dots in its name", () => {
    const claims = { realm_access: { roles: ["sre"] } };
    expect(identity(claims, "realm_access.roles")?.groups).toEqual(["sre"]);
    const both = { ...claims, "realm_access.roles": ["dev"] };
    expect(identity(both, "realm_access.roles")?.groups).toEqual(["dev"]);
  });

  it.each(["constructor.name", "__proto__", "sub.length", "groups.0", "groups.sre.x"])(
    "are never what JavaScript has of itself: %s",
    (claim) => {
      expect(identity({ groups: ["sre"] }, claim)?.groups).toEqual([]);
    },
  );

  it("are equal whichever way their letters are composed", () => {
    expect(identity({ groups: ["e\u0301quipe"] })?.groups).toEqual(["\u00e9quipe"]);
  });
});

describe("emailOf", () => {
  it.each(["a@x@y", "a@x,b@y", "<a@x>", "a b@x", "@x", "a@", 5, null])("is not %j", (value) => {
    expect(emailOf(value)).toBeNull();
  });
});
