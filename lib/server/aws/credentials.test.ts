import { describe, expect, it, vi } from "vitest";
import { awsHome, failureOf, xmlError } from "@/lib/testing/fakes/aws-home";
import { credentialsOf, profileCredentials } from "./credentials";

const home = awsHome();

describe("other sources of credentials", () => {
  it("are listed if nothing is set up", async () => {
    const failure = await failureOf();
    expect(failure.code).toBe("aws-credentials");
    expect(failure.detail).toMatch(/Set AWS_PROFILE, or AWS_ACCESS_KEY_ID.*IAM role/);
    expect(failure.reason).toContain("EC2 Instance Metadata Service access disabled");
  });

  it.each(["http://example.com/credentials", "ftp://127.0.0.1/", "no address"])(
    "name the agent of the container if it cannot be used: %s",
    async (url) => {
      vi.stubEnv("AWS_CONTAINER_CREDENTIALS_FULL_URI", url);
      const failure = await failureOf();
      expect(failure.code).toBe("aws-credentials");
      expect(failure.detail).toMatch(/^The agent that gives the container.*_FULL_URI/);
    },
  );

  it("name the role and the caller that may not assume it", async () => {
    vi.stubEnv("AWS_ACCESS_KEY_ID", "demo");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "demo");
    const denied =
      "User: arn:aws:iam::111122223333:user/me is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::444455556666:role/r";
    vi.stubEnv("AWS_ENDPOINT_URL_STS", await home.answer(403, xmlError("AccessDenied", denied)));
    const account = {
      id: "a",
      roleArn: "arn:aws:iam::444455556666:role/r",
      regions: ["eu-west-1"],
    };
    const failure = await failureOf(credentialsOf(account));
    expect(failure.code).toBe("aws-access-denied");
    expect(failure.detail).toMatch(/user\/me may not assume arn:aws:iam::444455556666:role\/r/);
  });

  it("say that STS cannot be reached, and not Systems Manager", async () => {
    vi.stubEnv("AWS_ACCESS_KEY_ID", "demo");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "demo");
    vi.stubEnv("AWS_ENDPOINT_URL_STS", "http://127.0.0.1:1");
    const account = {
      id: "a",
      roleArn: "arn:aws:iam::444455556666:role/r",
      regions: ["eu-west-1"],
    };
    const failure = await failureOf(credentialsOf(account));
    expect(failure.code).toBe("aws-unavailable");
    expect(failure.detail).toMatch(/127\.0\.0\.1 to get credentials.*AWS_ENDPOINT_URL_STS/);
    expect(failure.detail).not.toContain("SSM");
  });

  it("say that a proxy answered instead of STS", async () => {
    vi.stubEnv("AWS_ACCESS_KEY_ID", "demo");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "demo");
    vi.stubEnv("AWS_ENDPOINT_URL_STS", await home.answer(200, "<html>Sign in", "text/html"));
    const account = {
      id: "a",
      roleArn: "arn:aws:iam::444455556666:role/r",
      regions: ["eu-west-1"],
    };
    const failure = await failureOf(credentialsOf(account));
    expect(failure.code).toBe("aws-unavailable");
    expect(failure.detail).toMatch(/proxy, answered with text\/html.*AWS_ENDPOINT_URL_STS/);
  });
});

describe("an agent of a container that never answers", () => {
  it("is told apart from a slow AWS", async () => {
    vi.stubEnv("AWS_CONTAINER_CREDENTIALS_FULL_URI", await home.serve(() => undefined));
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    try {
      const provider = profileCredentials(undefined);
      const first = failureOf(provider);
      await vi.advanceTimersByTimeAsync(5000);
      expect(await first).toMatchObject({
        code: "aws-credentials",
        detail: expect.stringMatching(/^Getting credentials took too long/),
      });
      expect((await failureOf(provider)).detail).toMatch(/^Getting credentials took too long/);
    } finally {
      vi.useRealTimers();
    }
  });
});
