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

  it("stays unchanged if it names no identity", async () => {
    const throttled = { code: "aws-throttled", detail: "Wait.", retryAfterSeconds: 5 } as const;
    const readPage: ReadPage = () => Promise.reject(new PageFailureError(throttled));
    expect(await failureFor({ kind: "embed", grants: ALL }, readPage)).toEqual(throttled);
    const bug: ReadPage = () => Promise.reject(new TypeError("x"));
    expect(await failureFor({ kind: "embed", grants: ALL }, bug)).toBeInstanceOf(TypeError);
  });
});
