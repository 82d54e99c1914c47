import { describe, expect, it } from "vitest";
import { parseAuthorization } from "./authorization";
import type { HttpCall } from "./http-call";
import { signatureOf, verifySignature } from "./signature";

const now = Date.parse("2026-11-20T12:00:00Z");
const timestamp = "20261120T120000Z";

/** Signed by botocore 1.43.11 with the key and secret `demo`. */
const plain: HttpCall = {
  method: "POST",
  url: "/",
  headers: {
    host: "127.0.0.1:4566",
    "content-type": "application/x-amz-json-1.1",
    "x-amz-target": "AmazonSSM.DescribeSessions",
    "x-amz-date": timestamp,
    authorization:
      "AWS4-HMAC-SHA256 Credential=demo/20261120/eu-west-1/ssm/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature=faab3d227b3f02677f735b236a4b14f621c5b3ce563c31f774e4a361e6d6933e",
  },
  body: Buffer.from(`{"State": "Active"}`),
};

/** The same, with a session token, a base path and a query. */
const elaborate: HttpCall = {
  ...plain,
  url: "/base/a%20b/?b=2&a=1&c",
  headers: {
    ...plain.headers,
    "x-amz-security-token": "session/token+==",
    authorization:
      "AWS4-HMAC-SHA256 Credential=demo/20261120/eu-west-1/ssm/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-security-token;x-amz-target, Signature=95bbe920af6db14ba4ce1e57a30bdcaf1f0b57fa74815129bfcd58ad0a51b366",
  },
  body: Buffer.from(`{"State": "History", "MaxResults": 5}`),
};

function verify(call: HttpCall, secret = "demo", at = now): void {
  verifySignature(call, parseAuthorization(call, "ssm"), secret, at);
}

function withHeaders(call: HttpCall, headers: HttpCall["headers"]): HttpCall {
  return { ...call, headers: { ...call.headers, ...headers } };
}

const mismatch =
  /"__type":"InvalidSignatureException","message":"The request signature we calculated/;

function refusalOf(action: () => void): string {
  try {
    action();
  } catch (error) {
    return typeof error === "object" && error !== null && "body" in error ? String(error.body) : "";
  }
  return "accepted";
}

describe("verifySignature", () => {
  it.each([
    ["a plain call", plain],
    ["a session token, a base path and a query", elaborate],
    ["headers that are not signed", withHeaders(plain, { "amz-sdk-request": "attempt=1" })],
    [
      "spaces around and within a header",
      withHeaders(plain, { "x-amz-target": "  AmazonSSM.DescribeSessions " }),
    ],
  ])("accepts %s", (_, call) => {
    expect(() => verify(call)).not.toThrow();
  });

  it.each([
    ["another secret", plain, "other"],
    ["another body", { ...plain, body: Buffer.from(`{"State":"Active"}`) }, "demo"],
    ["another path", { ...plain, url: "/other" }, "demo"],
    ["another method", { ...plain, method: "GET" }, "demo"],
    ["another host", withHeaders(plain, { host: "127.0.0.1" }), "demo"],
    ["another session token", withHeaders(elaborate, { "x-amz-security-token": "x" }), "demo"],
  ])("refuses %s", (_, call, secret) => {
    expect(refusalOf(() => verify(call, secret))).toMatch(mismatch);
  });

  it("refuses another body even if the header of its hash is intact", () => {
    const call = withHeaders(plain, { "x-amz-content-sha256": "intact" });
    expect(refusalOf(() => verify({ ...call, body: Buffer.from("{}") }))).toMatch(mismatch);
  });

  it("allows five minutes either way", () => {
    expect(() => verify(plain, "demo", now + 300_000)).not.toThrow();
    expect(() => verify(plain, "demo", now - 300_000)).not.toThrow();
    expect(refusalOf(() => verify(plain, "demo", now + 301_000))).toContain(
      "Signature expired: 20261120T120000Z is now earlier than 20261120T120001Z (20261120T120501Z - 5 min.)",
    );
    expect(refusalOf(() => verify(plain, "demo", now - 301_000))).toContain(
      "Signature not yet current: 20261120T120000Z is still later than 20261120T115959Z (20261120T115459Z + 5 min.)",
    );
  });

  it("insists on a signed host", () => {
    const authorization = plain.headers.authorization?.replace("host;", "") ?? "";
    expect(refusalOf(() => verify(withHeaders(plain, { authorization })))).toContain("'Host'");
  });

  it("takes the time from the Date header when there is no other", () => {
    const scope = {
      date: "20261120",
      region: "eu-west-1",
      service: "ssm" as const,
      signedHeaders: ["date", "host"],
      timestamp,
    };
    const bare: HttpCall = {
      ...plain,
      headers: { host: "localhost", date: "Fri, 20 Nov 2026 12:00:00 GMT" },
    };
    const signature = signatureOf(bare, scope, "demo");
    const authorization = `AWS4-HMAC-SHA256 Credential=demo/20261120/eu-west-1/ssm/aws4_request,SignedHeaders=date;host,Signature=${signature}`;
    expect(() => verify(withHeaders(bare, { authorization }))).not.toThrow();
  });
});

describe("parseAuthorization", () => {
  function refusal(authorization: string, headers: HttpCall["headers"] = {}): string {
    return refusalOf(() =>
      parseAuthorization(withHeaders(plain, { authorization, ...headers }), "ssm"),
    );
  }
  const good = plain.headers.authorization ?? "";

  it.each([
    ["nothing", "", "MissingAuthenticationTokenException"],
    [
      "another scheme",
      "Bearer abc",
      "requires 'Credential' parameter. Authorization header requires 'Signature'",
    ],
    ["no signature", good.replace(/, Signature.*/, ""), "requires 'Signature' parameter"],
    ["a part without equal-sign", `${good}, x`, "'x' not a valid key=value pair"],
    ["a short credential", good.replace("/aws4_request", ""), "exactly 5 slash-delimited elements"],
    ["another service", good.replace("/ssm/", "/s3/"), "scoped to correct service: 'ssm'"],
    ["a scope of STS", good.replace("/ssm/", "/sts/"), "scoped to correct service: 'ssm'"],
    ["no region", good.replace("/eu-west-1/", "//"), "scoped to a valid region, not ''"],
    ["another terminator", good.replace("aws4_request", "aws5"), "valid terminator"],
    [
      "another day",
      good.replace("20261120", "20261119"),
      "'20261119' != '20261120', from '20261120T120000Z'",
    ],
  ])("refuses %s", (_, authorization, text) => {
    expect(refusal(authorization)).toContain(text);
  });

  it.each([undefined, "yesterday"])("refuses the time %s", (time) => {
    expect(refusal(good, { "x-amz-date": time })).toContain("'X-Amz-Date' or a 'Date' header");
  });
});
