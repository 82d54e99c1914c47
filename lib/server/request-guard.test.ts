import { describe, expect, it } from "vitest";
import { ProblemError } from "./problem-error";
import { isForeignHost, refuseForeign } from "./request-guard";

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

  it("lets any name pass where the server is open", () => {
    const isOpen = true;
    expect(() => refuseForeign(new Headers({ host: "sessions.example" }), isOpen)).not.toThrow();
    expect(isForeignHost("sessions.example", isOpen)).toBe(false);
    expect(isForeignHost("sessions.example", false)).toBe(true);
  });

  it("refuses other sites where the server is open, too", () => {
    const headers = { host: "sessions.example", "sec-fetch-site": "cross-site" };
    expect(() => refuseForeign(new Headers(headers), true)).toThrow(ProblemError);
  });
});
