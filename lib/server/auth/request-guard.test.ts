import { describe, expect, it } from "vitest";
import { ProblemError } from "@/lib/server/problem";
import {
  isForeignHost,
  refuseForeignHost,
  refuseForeignSite,
  refusePassedOn,
} from "./request-guard";

const HOST = "127.0.0.1:3000";

function refusalOf(check: () => void) {
  try {
    check();
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  return null;
}

describe("refuseForeignHost", () => {
  it.each(["localhost:3000", "127.0.0.1:3000", "[::1]:3000", "LOCALHOST:3000"])(
    "lets %s pass",
    (host) => {
      expect(refusalOf(() => refuseForeignHost(new Headers({ host })))).toBeNull();
      expect(isForeignHost(host)).toBe(false);
    },
  );

  it.each([
    "evil.example",
    "evil.example:3000",
    "localhost.evil.example:3000",
    "evil.example@127.0.0.1:3000",
    "127.0.0.1.evil.example:3000",
    "127.0.0.2:3000",
    "localhost",
    "localhost:3001",
    "localhost:3000, localhost:3000",
    "",
  ])("refuses %j", (host) => {
    expect(refusalOf(() => refuseForeignHost(new Headers({ host })))).toMatchObject({
      code: "forbidden",
      status: 403,
    });
  });

  it("refuses a request without any", () => {
    expect(refusalOf(() => refuseForeignHost(new Headers()))).toMatchObject({ code: "forbidden" });
  });
});

describe("refusePassedOn", () => {
  it.each([
    {},
    // Next says so of a request that has none.
    { "x-forwarded-for": "127.0.0.1" },
    { "x-forwarded-for": "::1" },
    { "x-forwarded-for": "::ffff:127.0.0.1" },
  ])("lets %j pass", (headers) => {
    expect(refusalOf(() => refusePassedOn(new Headers(headers)))).toBeNull();
  });

  it.each([
    { "x-forwarded-for": "203.0.113.9" },
    { "x-forwarded-for": "127.0.0.1, 203.0.113.9" },
    { "x-forwarded-for": "203.0.113.9, 127.0.0.1" },
    { "x-forwarded-for": "127.0.0.1.example" },
    { "x-forwarded-for": "unknown" },
    { "x-forwarded-for": "" },
    { "x-real-ip": "203.0.113.9" },
    { forwarded: "for=203.0.113.9" },
    { via: "1.1 front" },
  ])("refuses %j", (headers) => {
    expect(refusalOf(() => refusePassedOn(new Headers(headers)))).toMatchObject({
      code: "forbidden",
      detail: expect.stringContaining("proxy"),
    });
  });
});

describe("refuseForeignSite", () => {
  it.each([
    {},
    { "sec-fetch-site": "same-origin" },
    { "sec-fetch-site": "none" },
    { origin: `http://${HOST}` },
    { origin: `https://${HOST}`, "sec-fetch-site": "same-origin" },
    { origin: "null", "sec-fetch-site": "same-origin" },
  ])("lets %j pass", (headers) => {
    expect(refusalOf(() => refuseForeignSite(new Headers({ host: HOST, ...headers })))).toBeNull();
  });

  it.each([
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "SAME-ORIGIN" },
    { origin: "http://evil.example" },
    { origin: "http://127.0.0.1:3001" },
    { origin: "null" },
    { origin: "null", "sec-fetch-site": "none" },
    { origin: "null", "sec-fetch-site": "cross-site" },
    { origin: `http://${HOST}.evil.example`, "sec-fetch-site": "same-origin" },
  ])("refuses %j", (headers) => {
    expect(
      refusalOf(() => refuseForeignSite(new Headers({ host: HOST, ...headers }))),
    ).toMatchObject({ code: "forbidden" });
  });
});
