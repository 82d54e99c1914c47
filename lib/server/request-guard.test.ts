import { describe, expect, it } from "vitest";
import { ProblemError } from "./problem-error";
import { refuseForeign } from "./request-guard";

describe("refuseForeign", () => {
  it.each([
    { host: "localhost:3000" },
    { host: "127.0.0.1:3000", "sec-fetch-site": "same-origin" },
    { host: "[::1]:3000", "sec-fetch-site": "none" },
    { host: "LOCALHOST" },
  ])("lets %j pass", (headers) => {
    expect(() => refuseForeign(new Headers(headers))).not.toThrow();
  });

  it.each([
    { host: "evil.example" },
    { host: "localhost.evil.example:3000" },
    { host: "evil.example@127.0.0.1" },
    { host: "127.0.0.1.evil.example" },
    { host: "" },
    { host: "localhost:3000", "sec-fetch-site": "cross-site" },
    { host: "localhost:3000", "sec-fetch-site": "same-site" },
  ])("refuses %j", (headers) => {
    const refusal = expect.objectContaining({
      problem: expect.objectContaining({ code: "forbidden", status: 403 }),
    });
    expect(() => refuseForeign(new Headers(headers))).toThrow(ProblemError);
    try {
      refuseForeign(new Headers(headers));
    } catch (error) {
      expect(error).toEqual(refusal);
    }
  });
});
