import { describe, expect, it } from "vitest";
import { PageFailureError } from "@/lib/server/aws/page-failure";
import { ALL } from "@/lib/server/grants";
import type { SessionSource } from "@/lib/server/source/session-source";
import type { PageRequest } from "@/lib/server/source/source-page";
import { newPage } from "@/lib/testing/fakes/fake-listing";
import { redacted } from "./redacted-source";

const arn = "arn:aws:sts::947206318815:assumed-role/base/sessionscope";
const denied = {
  code: "aws-access-denied",
  detail: `${arn} is not allowed to call ssm:DescribeSessions.`,
  requestId: "0b7a7f0e",
  reason: `AccessDeniedException | User: ${arn} is not authorized`,
} as const;
const request: PageRequest = {
  list: { name: "all", states: ["active", "history"] },
  ask: null,
  before: null,
  pageSize: 50,
  token: null,
  signal: new AbortController().signal,
  priority: "page",
  since: null,
};
type ReadPage = SessionSource["readPage"];
const fails: ReadPage = () => Promise.reject(new PageFailureError(denied));
const some = [{ accounts: ["prod"], regions: "*" }] as const;

async function failureFor(viewer: Parameters<typeof redacted>[1], readPage = fails) {
  const error: unknown = await redacted({ readPage }, viewer)
    .readPage(request)
    .catch((thrown: unknown) => thrown);
  return error instanceof PageFailureError ? error.failure : error;
}

describe("a failure of AWS", () => {
  it("is shown in AWS's words to a viewer of everything", async () => {
    expect(await failureFor({ kind: "local", grants: ALL })).toEqual(denied);
    expect(await failureFor({ kind: "person", grants: [...some, ...ALL] })).toEqual(denied);
  });

  it.each([
    ["a viewer of some accounts", { kind: "person", grants: some } as const],
    ["a portal's viewer", { kind: "embed", grants: ALL } as const],
  ])("names no identity to %s, but its kind and where to find the reason", async (_, viewer) => {
    const failure = await failureFor(viewer);
    expect(failure).toMatchObject({ code: "aws-access-denied", requestId: "0b7a7f0e" });
    expect(JSON.stringify(failure)).not.toMatch(/arn:|\d{12}/);
    expect(JSON.stringify(failure)).toContain("log");
  });

  it("is redacted as the reason why rows are old", async () => {
    const stale: ReadPage = () =>
      Promise.resolve({
        ...newPage({ sessions: [], nextToken: null }),
        staleBecause: { ...denied, code: "aws-credentials" },
      });
    const source = redacted({ readPage: stale }, { kind: "embed", grants: ALL });
    expect(JSON.stringify((await source.readPage(request)).staleBecause)).not.toContain("arn:");
  });

  it("names no account or role, whatever AWS says", async () => {
    const detail = `AWS refused the request (SomethingNew): ${arn} in 947206318815.`;
    const readPage: ReadPage = () =>
      Promise.reject(new PageFailureError({ code: "aws-invalid-request", detail, reason: arn }));
    const failure = await failureFor({ kind: "embed", grants: ALL }, readPage);
    expect(failure).toEqual({
      code: "aws-invalid-request",
      detail: "AWS refused the request (SomethingNew): [withheld] in [withheld].",
    });
  });

  it.each([
    [
      "The proxy http://proxy.corp:3128 refused a connection to ssm.eu-west-1.amazonaws.com:443 (HTTP 403). Allow ssm.eu-west-1.amazonaws.com:443 on the proxy; if it is reached without a proxy, add it to NO_PROXY.",
      "The proxy [withheld] refused a connection to [withheld] (HTTP 403). Allow [withheld] on the proxy; if it is reached without a proxy, add it to NO_PROXY.",
    ],
    [
      "Sessionscope could not reach the proxy http://squid:3128 (ECONNREFUSED). Check HTTPS_PROXY, and that the proxy runs.",
      "Sessionscope could not reach the proxy [withheld] (ECONNREFUSED). Check HTTPS_PROXY, and that the proxy runs.",
    ],
    [
      "The certificate of the proxy https://[fd12::1]:3128 is not trusted (X). Give it.",
      "The certificate of the proxy [withheld] is not trusted (X). Give it.",
    ],
    [
      "Sessionscope could not reach the endpoint ssm-gw to get credentials (ENOTFOUND). Check it.",
      "Sessionscope could not reach the endpoint [withheld] to get credentials (ENOTFOUND). Check it.",
    ],
    [
      "The certificate of the endpoint fd12::1 is for another name (X). Check AWS_ENDPOINT_URL_SSM.",
      "The certificate of the endpoint [withheld] is for another name (X). Check AWS_ENDPOINT_URL_SSM.",
    ],
    [
      "The proxy http://10.1.2.3:3128 opened no connection to [fd12::2]:443 in time.",
      "The proxy [withheld] opened no connection to [withheld] in time.",
    ],
    [
      "AWS reports a failure on its side. Try again in a moment.",
      "AWS reports a failure on its side. Try again in a moment.",
    ],
  ])("names no host of the network: %s", async (detail, told) => {
    const readPage: ReadPage = () =>
      Promise.reject(new PageFailureError({ code: "aws-unavailable", detail }));
    expect(await failureFor({ kind: "embed", grants: ALL }, readPage)).toHaveProperty(
      "detail",
      told,
    );
    expect(await failureFor({ kind: "local", grants: ALL }, readPage)).toHaveProperty(
      "detail",
      detail,
    );
  });

  it("stays unchanged if it names no identity", async () => {
    const throttled = { code: "aws-throttled", detail: "Wait.", retryAfterSeconds: 5 } as const;
    const readPage: ReadPage = () => Promise.reject(new PageFailureError(throttled));
    expect(await failureFor({ kind: "embed", grants: ALL }, readPage)).toEqual(throttled);
    const bug: ReadPage = () => Promise.reject(new TypeError("x"));
    expect(await failureFor({ kind: "embed", grants: ALL }, bug)).toBeInstanceOf(TypeError);
  });
});
