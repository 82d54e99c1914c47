import { DescribeSessionsCommand, SSMClient } from "@aws-sdk/client-ssm";
import { CredentialsProviderError } from "@smithy/core/config";
import { afterEach, describe, expect, it } from "vitest";
import { clientFor, fakeAws, type Reply } from "@/lib/testing/fakes/fake-aws";
import { type AwsFailure, toAwsFailure } from "./aws-error";

const now = Date.parse("2026-11-23T15:00:00Z");
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function failureOf(client: SSMClient, abortSignal?: AbortSignal): Promise<AwsFailure> {
  try {
    await client.send(new DescribeSessionsCommand({ State: "Active" }), {
      ...(abortSignal && { abortSignal }),
    });
  } catch (error) {
    return toAwsFailure(error, now);
  }
  throw new Error("The call did not fail.");
}

async function failureFor(reply: Reply): Promise<AwsFailure> {
  const aws = await fakeAws([reply]);
  closers.push(aws.close);
  return failureOf(aws.client);
}

function refusal(type: string, message?: string): Reply {
  return { status: 400, body: JSON.stringify({ __type: type, message }) };
}

describe("toAwsFailure", () => {
  it.each<[string, string, string, RegExp]>([
    [
      "ExpiredTokenException",
      "The security token included in the request is expired",
      "aws-credentials",
      /have expired.*aws sso login/,
    ],
    [
      "UnrecognizedClientException",
      "The security token included in the request is invalid.",
      "aws-credentials",
      /does not know.*AWS_PROFILE/,
    ],
    [
      "InvalidSignatureException",
      "The request signature we calculated does not match",
      "aws-credentials",
      /AWS_SECRET_ACCESS_KEY.*clock/,
    ],
    [
      "MissingAuthenticationTokenException",
      "Missing Authentication Token",
      "aws-credentials",
      /without a signature/,
    ],
    ["ThrottlingException", "Rate exceeded", "aws-throttled", /rate/],
    ["InvalidNextToken", "The specified token isn't valid.", "cursor-expired", /from the top/],
    [
      "ValidationException",
      "1 validation error detected: Value 'Nope' at 'state'",
      "aws-invalid-request",
      /Value 'Nope' at 'state'/,
    ],
    [
      "SerializationException",
      "Start of structure or map found",
      "aws-invalid-request",
      /Start of structure/,
    ],
    ["com.amazonaws.ssm#ThrottlingException", "Rate exceeded", "aws-throttled", /rate/],
    ["SomethingNew", "Some words.", "aws-unavailable", /SomethingNew\): Some words\. .*not know/],
    ["OptInRequired", "Not subscribed", "aws-access-denied", /Enable the region/],
  ])("%s (%s) is %s", async (type, message, code, detail) => {
    const failure = await failureFor(refusal(type, message));
    expect(failure).toMatchObject({ code, requestId: "6f1c-request" });
    expect(failure.detail).toMatch(detail);
  });

  it("explains an error without a message", async () => {
    expect((await failureFor(refusal("InvalidFilterKey"))).detail).toMatch(
      /\(InvalidFilterKey\): it gave no reason/,
    );
  });

  it("explains a denial", async () => {
    const denial =
      "User: arn:aws:iam::482913004417:user/reader is not authorized to perform: ssm:DescribeSessions on resource: *";
    expect(await failureFor(refusal("AccessDeniedException", denial))).toMatchObject({
      code: "aws-access-denied",
      detail: expect.stringMatching(
        /^arn:aws:iam::482913004417:user\/reader .*ssm:DescribeSessions/,
      ),
    });
  });

  it.each([
    [{}, 5],
    [{ "Retry-After": "7" }, 7],
    [{ "Retry-After": "Mon, 23 Nov 2026 15:00:09 GMT" }, 9],
    [{ "Retry-After": "soon" }, 5],
  ])("after throttling with %j, waits %i seconds", async (headers, seconds) => {
    const reply = { ...refusal("ThrottlingException", "Rate exceeded"), headers };
    expect((await failureFor(reply)).retryAfterSeconds).toBe(seconds);
  });

  it("uses the name, not the status", async () => {
    const reply = { ...refusal("ThrottlingException", "Rate exceeded"), status: 403 };
    expect((await failureFor(reply)).code).toBe("aws-throttled");
  });

  it.each([
    [500, "InternalServerError"],
    [503, "NeverHeardOf"],
  ])("%i %s is AWS's own failure", async (status, type) => {
    const failure = await failureFor({ ...refusal(type), status });
    expect(failure).toMatchObject({
      code: "aws-unavailable",
      detail: expect.stringMatching(/its side/),
    });
  });

  it.each([
    [200, "<html>Sign in</html>"],
    [502, "<html>Bad gateway</html>"],
    [404, "not here"],
  ])("%i with %s comes from a proxy", async (status, body) => {
    const headers = { "Content-Type": "text/html" };
    const { code, detail } = await failureFor({ status, body, headers });
    expect(code).toBe("aws-unavailable");
    expect(detail).toContain(`a proxy, answered with text/html (HTTP ${status})`);
  });

  it("names only the host that it could not reach", async () => {
    const { code, detail } = await failureOf(clientFor("http://bob:hunter2@127.0.0.1:1/path"));
    expect(code).toBe("aws-unavailable");
    expect(detail).toMatch(/could not reach the endpoint 127\.0\.0\.1 \(ECONNREFUSED\)/);
    expect(detail).not.toMatch(/hunter2|path/);
  });

  it("reports a connection reset as a network failure", async () => {
    const aws = await fakeAws([], (request) => request.socket.destroy());
    closers.push(aws.close);
    expect(await failureOf(aws.client)).toMatchObject({
      code: "aws-unavailable",
      detail: expect.stringContaining("ECONNRESET"),
    });
  });

  it("explains https on a plain-text port", async () => {
    const aws = await fakeAws([]);
    closers.push(aws.close);
    const { code, detail } = await failureOf(clientFor(`https://127.0.0.1:${aws.port}`));
    expect(code).toBe("aws-unavailable");
    expect(detail).toMatch(/http or https/);
  });

  it("is a timeout if AWS does not answer", async () => {
    const aws = await fakeAws([], () => undefined);
    closers.push(aws.close);
    expect((await failureOf(aws.client)).code).toBe("aws-timeout");
  });

  it("is a timeout if the deadline has passed", async () => {
    const client = clientFor("http://127.0.0.1:1");
    expect((await failureOf(client, AbortSignal.abort())).code).toBe("aws-timeout");
  });

  it("says which settings are needed if there are no credentials", async () => {
    const credentials = () =>
      Promise.reject(new CredentialsProviderError("Could not load credentials from any providers"));
    const client = new SSMClient({
      region: "eu-west-1",
      endpoint: "http://127.0.0.1:1",
      credentials,
    });
    expect(await failureOf(client)).toMatchObject({
      code: "aws-credentials",
      detail: expect.stringContaining("AWS_PROFILE"),
    });
  });

  it.each([undefined, null, "text", 5, {}, new TypeError("x")])("treats %s as a bug", (thrown) => {
    expect(toAwsFailure(thrown, now).code).toBe("internal");
  });
});
