import { describe, expect, it } from "vitest";
import { accessOf } from "./source-access";

describe("accessOf", () => {
  it.each([
    "AWS_ENDPOINT_URL",
    "AWS_ENDPOINT_URL_SSM",
    "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
    "AWS_PROFILE",
    "AWS_ROLE_ARN",
  ])("keeps servers apart that differ in %s", (name) => {
    expect(accessOf({}, { [name]: "x" })).not.toBe(accessOf({}, {}));
    expect(accessOf({}, { [name]: "x" })).not.toBe(accessOf({}, { [name]: "y" }));
  });

  it("keeps accounts apart that differ in role or profile", () => {
    const texts = [{}, { roleArn: "x" }, { profile: "x" }].map((how) => accessOf(how, {}));
    expect(new Set(texts).size).toBe(3);
  });

  it("is the same for servers that differ in nothing else", () => {
    expect(accessOf({}, { AWS_SESSION_TOKEN: "a", PORT: "1" })).toBe(accessOf({}, {}));
  });
});
