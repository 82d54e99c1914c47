import { describe, expect, it, vi } from "vitest";
import { awsHome, failureOf } from "@/lib/testing/fakes/aws-home";
import { profileCredentials } from "./credentials";

const home = awsHome();

/** Writes the shared configuration and selects its profile `ops`. */
function profiles(text: string): void {
  vi.stubEnv("AWS_CONFIG_FILE", home.file("config", text));
  vi.stubEnv("AWS_PROFILE", "ops");
}

const processProfile = (command: string) => `[profile ops]\ncredential_process = ${command}\n`;

describe("a profile that gives no credentials", () => {
  it.each<[string, string, RegExp]>([
    [
      "asks for an MFA code",
      "[profile ops]\nrole_arn = arn:aws:iam::111122223333:role/r\nsource_profile = base\nmfa_serial = arn:aws:iam::111122223333:mfa/me\n[profile base]\naws_access_key_id = demo\naws_secret_access_key = demo\n",
      /^The profile ops asks for an MFA code \(mfa_serial\), which a server cannot give/,
    ],
    [
      "does not exist",
      "[profile other]\nregion = eu-west-1\n",
      /^The profile ops is not in the shared/,
    ],
    ["has nothing", "[profile ops]\nregion = eu-west-1\n", /^The profile ops is not in the shared/],
    [
      "is in a file that is not one",
      "<html>\n[[[profile ops\n",
      /^The profile ops is not in the shared/,
    ],
    [
      "names a source that does not exist",
      "[profile ops]\nrole_arn = arn:aws:iam::111122223333:role/r\nsource_profile = nope\n",
      /source_profile that it names/,
    ],
    [
      "leads in a circle",
      "[profile ops]\nrole_arn = arn:aws:iam::111122223333:role/r\nsource_profile = b\n[profile b]\nrole_arn = arn:aws:iam::111122223333:role/s\nsource_profile = ops\n",
      /lead in a circle/,
    ],
    [
      "has an unknown credential source",
      "[profile ops]\nrole_arn = arn:aws:iam::111122223333:role/r\ncredential_source = Lambda\n",
      /credential_source of the profile ops must be/,
    ],
    [
      "has an SSO session that has ended",
      "[profile ops]\nsso_start_url = https://x.awsapps.com/start\nsso_region = eu-west-1\nsso_account_id = 111122223333\nsso_role_name = r\n",
      /^The SSO session of the profile ops has expired.*aws sso login/,
    ],
    [
      "has a named SSO session without a token",
      "[profile ops]\nsso_session = s\nsso_account_id = 111122223333\nsso_role_name = r\n[sso-session s]\nsso_start_url = https://x.awsapps.com/start\nsso_region = eu-west-1\n",
      /^The SSO session of the profile ops has expired.*aws sso login/,
    ],
    [
      "has half of the SSO settings",
      "[profile ops]\nsso_region = eu-west-1\n",
      /^The SSO settings of the profile ops/,
    ],
    [
      "has a sign-in that has ended",
      "[profile ops]\nlogin_session = arn:aws:iam::111122223333:user/me\n",
      /aws login/,
    ],
    [
      "has a process that fails",
      processProfile("sh -c 'echo hunter2 >&2; exit 3'"),
      /credential_process of the profile ops failed/,
    ],
    [
      "has a process that does not exist",
      processProfile("/nonexistent/program"),
      /credential_process of the profile ops failed/,
    ],
    ["has a process without JSON", processProfile("echo hello"), /did not print JSON/],
    ["has a process without a version", processProfile("echo {}"), /"Version": 1/],
    [
      "has a process without a key",
      processProfile(`echo '{"Version":1}'`),
      /must have AccessKeyId/,
    ],
    [
      "has a process whose credentials have expired",
      processProfile(
        `echo '{"Version":1,"AccessKeyId":"a","SecretAccessKey":"b","Expiration":"2020-01-01T00:00:00Z"}'`,
      ),
      /returned expired credentials/,
    ],
  ])("%s", async (_, config, detail) => {
    profiles(config);
    const ambient = await failureOf();
    expect(ambient.code).toBe("aws-credentials");
    expect(ambient.detail).toMatch(detail);
    expect(ambient.detail).not.toContain("Set AWS_PROFILE");
    expect(ambient.reason).toMatch(/^CredentialsProviderError \| \S/);
    vi.stubEnv("AWS_PROFILE", undefined);
    // The same profile of an account.
    expect((await failureOf(profileCredentials("ops"))).detail).toBe(ambient.detail);
  });

  it("logs no command of a process, which may hold a password", async () => {
    profiles(processProfile("sh -c 'echo no such vault >&2; exit 3' --password hunter2"));
    const { reason } = await failureOf();
    expect(reason).toContain("no such vault");
    expect(reason).not.toContain("hunter2");
  });

  it("works when its file has been repaired", async () => {
    profiles("[profile ops]\nregion = eu-west-1\n");
    const provider = profileCredentials(undefined);
    expect((await failureOf(provider)).code).toBe("aws-credentials");
    profiles("[profile ops]\naws_access_key_id = repaired\naws_secret_access_key = demo\n");
    expect(await provider()).toMatchObject({ accessKeyId: "repaired" });
  });
});
