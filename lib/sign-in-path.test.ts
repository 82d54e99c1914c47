import { describe, expect, it } from "vitest";
import {
  noAccessPath,
  readFailure,
  SIGN_IN_FAILURES,
  signedOutPath,
  signInPath,
} from "./sign-in-path";
import { signInText } from "./sign-in-text";

describe("paths of signing in", () => {
  it("carry the page to come back to", () => {
    const back = "/history?owner=alice.chen&range=7d";
    const text = "return=%2Fhistory%3Fowner%3Dalice.chen%26range%3D7d";
    expect(signInPath(back)).toBe(`/auth/login?${text}`);
    expect(signInPath(back, true)).toBe(`/auth/login?${text}&as=somebody-else`);
    expect(signedOutPath(back, "busy")).toBe(`/signed-out?${text}&why=busy`);
    expect(noAccessPath(back)).toBe(`/no-access?${text}`);
  });

  it("carry no page of another site", () => {
    for (const path of [
      signInPath("//evil.test"),
      signedOutPath("//evil.test"),
      noAccessPath("//evil.test"),
    ]) {
      expect(path).toMatch(/\?return=%2Factive$/);
    }
  });
});

describe("readFailure", () => {
  it("reads what it can explain, and nothing else", () => {
    for (const failure of SIGN_IN_FAILURES) {
      expect(readFailure(failure)).toBe(failure);
      expect(signInText(failure, "oidc").heading).not.toBe("");
    }
    for (const text of [null, "", "Cancelled", "<script>", "constructor"]) {
      expect(readFailure(text)).toBeNull();
    }
  });
});
