import { CredentialsProviderError } from "@smithy/core/config";
import { describe, expect, it, vi } from "vitest";
import { awsHome, failureOf, xmlError } from "@/lib/testing/fakes/aws-home";
import { toAwsFailure } from "./aws-error";
import { credentialsOf, profileCredentials } from "./credentials";
import { CredentialsError } from "./credentials-error";

const home = awsHome();

describe("a web identity", () => {
  const identity = async (code: string, message: string) => {
    vi.stubEnv("AWS_WEB_IDENTITY_TOKEN_FILE", home.file("token", "eyJ.a.b"));
    vi.stubEnv("AWS_ROLE_ARN", "arn:aws:iam::111122223333:role/r");
    vi.stubEnv("AWS_ENDPOINT_URL_STS", await home.answer(400, xmlError(code, message)));
    return await failureOf();
  };

  it("that STS does not accept is named, with the provider and STS's message in the log", async () => {
    const message = "No OpenIDConnect provider found in your account for https://oidc.example/id/X";
    const failure = await identity("InvalidIdentityToken", message);
    expect(failure.code).toBe("aws-credentials");
    expect(failure.detail).toMatch(
      /web identity token.*AWS_WEB_IDENTITY_TOKEN_FILE.*OIDC provider/,
    );
    expect(failure.reason).toContain(message);
  });

  it.each([
    "Token expired: current date/time 1601500943 must be before the expiration date/time 1601500928",
    "The security token included in the request is expired",
  ])("that has expired is named, and no other key: %s", async (message) => {
    const failure = await identity("ExpiredTokenException", message);
    expect(failure.code).toBe("aws-credentials");
    expect(failure.detail).toMatch(/^The web identity token has expired/);
    expect(failure.reason).toContain(message);
  });

  it("of a profile that has expired is named", async () => {
    const token = home.file("token", "eyJ.a.b");
    const config = `[profile ops]\nrole_arn = arn:aws:iam::111122223333:role/r\nweb_identity_token_file = ${token}\n`;
    vi.stubEnv("AWS_CONFIG_FILE", home.file("config", config));
    const message = "Token expired: current date/time 2 must be before the expiration date/time 1";
    const answer = xmlError("ExpiredTokenException", message);
    vi.stubEnv("AWS_ENDPOINT_URL_STS", await home.answer(400, answer));
    const failure = await failureOf(profileCredentials("ops"));
    expect(failure.detail).toMatch(/^The web identity token has expired/);
  });

  it("is not blamed for the key with which another role is assumed", async () => {
    vi.stubEnv("AWS_ACCESS_KEY_ID", "demo");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "demo");
    const message = "The security token (JWT) included in the request is expired";
    const answer = xmlError("ExpiredTokenException", message);
    vi.stubEnv("AWS_ENDPOINT_URL_STS", await home.answer(400, answer));
    const account = { id: "a", roleArn: "arn:aws:iam::4:role/r", regions: ["eu-west-1"] };
    expect((await failureOf(credentialsOf(account))).detail).toMatch(/aws sso login/);
  });

  it("that the role does not trust is named", async () => {
    const denied = "Not authorized to perform sts:AssumeRoleWithWebIdentity";
    const failure = await identity("AccessDenied", denied);
    expect(failure).toMatchObject({
      code: "aws-access-denied",
      reason: expect.stringContaining(denied),
    });
    expect(failure.detail).toMatch(/web identity token may not assume the role/);
  });

  it.each([
    ["missing", "nowhere", ", .*nowhere, cannot be read \\(ENOENT\\)"],
    ["a folder", "", " cannot be read \\(EISDIR\\)"],
  ])("whose file is %s is named", async (_, name, text) => {
    vi.stubEnv("AWS_WEB_IDENTITY_TOKEN_FILE", home.pathOf(name));
    vi.stubEnv("AWS_ROLE_ARN", "arn:aws:iam::111122223333:role/r");
    const failure = await failureOf();
    expect(failure.code).toBe("aws-credentials");
    expect(failure.detail).toMatch(new RegExp(`^The file of a token${text}`));
  });
});

describe("an answer of success without credentials", () => {
  const empty = (operation: string) =>
    `<${operation}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${operation}Result/></${operation}Response>`;
  const ROLE = "arn:aws:iam::444455556666:role/r";
  const PROFILE = `[profile ops]\nrole_arn = ${ROLE}\nsource_profile = base\n[profile base]\naws_access_key_id = demo\naws_secret_access_key = demo\n`;

  it.each<[string, () => Promise<ReturnType<typeof profileCredentials>>]>([
    [
      "a role",
      async () => {
        vi.stubEnv("AWS_ACCESS_KEY_ID", "demo");
        vi.stubEnv("AWS_SECRET_ACCESS_KEY", "demo");
        vi.stubEnv("AWS_ENDPOINT_URL_STS", await home.answer(200, empty("AssumeRole")));
        return credentialsOf({ id: "a", roleArn: ROLE, regions: ["eu-west-1"] });
      },
    ],
    [
      "a role of a profile",
      async () => {
        vi.stubEnv("AWS_CONFIG_FILE", home.file("config", PROFILE));
        vi.stubEnv("AWS_ENDPOINT_URL_STS", await home.answer(200, empty("AssumeRole")));
        return profileCredentials("ops");
      },
    ],
    [
      "a web identity beside the agent of a container",
      async () => {
        vi.stubEnv("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1:1");
        vi.stubEnv("AWS_WEB_IDENTITY_TOKEN_FILE", home.file("token", "eyJ.a.b"));
        vi.stubEnv("AWS_ROLE_ARN", ROLE);
        const answer = empty("AssumeRoleWithWebIdentity");
        vi.stubEnv("AWS_ENDPOINT_URL_STS", await home.answer(200, answer));
        return profileCredentials(undefined);
      },
    ],
  ])("blames the address of STS, for %s", async (_, provider) => {
    const failure = await failureOf(await provider());
    expect(failure.code).toBe("aws-unavailable");
    expect(failure.detail).toMatch(/gave no credentials\. Check the proxy, AWS_ENDPOINT_URL_STS/);
    expect(failure.detail).not.toMatch(/AWS_PROFILE|agent/);
    expect(failure.reason).toContain("Invalid response from STS");
  });

  it("blames the address of SSO, not the settings of the profile", () => {
    const error = new CredentialsProviderError("SSO returns an invalid temporary credential.");
    const context = { profile: "ops", agent: undefined };
    const failure = toAwsFailure(new CredentialsError(error, [], context), 0);
    expect(failure.code).toBe("aws-unavailable");
    expect(failure.detail).toMatch(/or SSO gave no credentials/);
  });
});
