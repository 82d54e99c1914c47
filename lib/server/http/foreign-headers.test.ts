import { describe, expect, it } from "vitest";
import { dropForeignHeaders } from "./foreign-headers";

const left = (...names: string[]) => {
  const headers = Object.fromEntries(names.map((name) => [name, "1"]));
  dropForeignHeaders(headers);
  return Object.keys(headers);
};

describe("dropForeignHeaders", () => {
  it("drops internal headers of Next, and headers that override client, address or method", () => {
    const foreign = [
      "content-security-policy",
      "content-security-policy-report-only",
      "x-nonce",
      "x-sent-query",
      "x-middleware-subrequest",
      "x-middleware-prefetch",
      "x-nextjs-data",
      "x-nextjs-html-request-id",
      "x-next-resume-state-length",
      "x-next-revalidate-tag-token",
      "x-invoke-path",
      "x-matched-path",
      "x-now-route-matches",
      "x-prerender-revalidate",
      "x-rewrite-url",
      "x-original-url",
      "x-forwarded-host",
      "x-forwarded-uri",
      "x-forwarded-proto",
      "x-http-method-override",
      "next-resume",
      "next-action",
      "next-hmr-refresh",
      "x_user",
      "x_amzn_oidc_data",
    ];
    expect(left(...foreign)).toEqual([]);
  });

  it("keeps the headers of browsers, of Next's router in them, and of proxies that sign", () => {
    const known = [
      "host",
      "cookie",
      "authorization",
      "origin",
      "sec-fetch-site",
      "rsc",
      "next-router-state-tree",
      "next-router-prefetch",
      "next-router-segment-prefetch",
      "next-url",
      "traceparent",
      // From these a server without sign-in sees that a proxy is in front.
      "x-forwarded-for",
      "forwarded",
      "via",
      "x-forwarded-access-token",
      "x-original-assertion",
      "x-amzn-oidc-data",
      "cf-access-jwt-assertion",
      "x-goog-iap-jwt-assertion",
      "teleport-jwt-assertion",
    ];
    expect(left(...known)).toEqual(known);
  });
});
