import { describe, expect, it } from "vitest";
import { awsIssues } from "./aws-issues";

describe("names", () => {
  it.each([
    ["AWS_ACESS_KEY_ID", "AWS_ACCESS_KEY_ID"],
    ["AWS_ACCESS_KEY", "AWS_ACCESS_KEY_ID"],
    ["AWS_ACCES_KEY_ID", "AWS_ACCESS_KEY_ID"],
    ["AWS_SECRET_KEY", "AWS_SECRET_ACCESS_KEY"],
    ["AWS_SECRET_ACCES_KEY", "AWS_SECRET_ACCESS_KEY"],
    ["AWS_SECURITY_TOKEN", "AWS_SESSION_TOKEN"],
    ["AWS_SESION_TOKEN", "AWS_SESSION_TOKEN"],
    ["AWS_REGIONS", "AWS_REGION"],
    ["AWS_REIGON", "AWS_REGION"],
    ["aws_region", "AWS_REGION"],
    ["AWSREGION", "AWS_REGION"],
    ["AWS_DEFAULT_PROFILE", "AWS_PROFILE"],
    ["AWS_PROFIL", "AWS_PROFILE"],
    ["AWS_ENDPOINT", "AWS_ENDPOINT_URL"],
    ["AWS_ENDPOINT_URLS", "AWS_ENDPOINT_URL"],
    ["AWS_ENDPOINT_URL_SYSTEMS_MANAGER", "AWS_ENDPOINT_URL_SSM"],
    ["AWS_USE_FIPS", "AWS_USE_FIPS_ENDPOINT"],
    ["AWS_USE_FIPS_ENDPOINTS", "AWS_USE_FIPS_ENDPOINT"],
    ["AWS_ROLE_ARNS", "AWS_ROLE_ARN"],
    ["AWS_WEB_IDENTITY_TOKEN", "AWS_WEB_IDENTITY_TOKEN_FILE"],
    ["AWS_SHARED_CREDENTIAL_FILE", "AWS_SHARED_CREDENTIALS_FILE"],
  ])("%s is %s", (name, meant) => {
    expect(awsIssues({ [name]: "hunter2" })).toEqual([
      `${name}: is not read by the AWS SDK; write ${meant}, or unset it.`,
    ]);
    const env = { AWS_REGION: "eu-west-1", [name]: "hunter2", [meant]: "hunter2" };
    expect(awsIssues(env).join()).not.toContain("is not read");
  });

  it.each([
    ["AWS_REGIONS", "AWS_REGION"],
    ["AWS_CONFIG", "AWS_CONFIG_FILE"],
    ["AWS_SECRET", "AWS_SECRET_ACCESS_KEY"],
    ["AWS_WEB_IDENTITY_TOKEN", "AWS_WEB_IDENTITY_TOKEN_FILE"],
    ["AWS_ACCESS_KEY_ID_2", "AWS_ACCESS_KEY_ID"],
    ["aws_profile", "AWS_PROFILE"],
  ])("%s beside %s is another tool's, whatever its value is", (name, meant) => {
    expect(awsIssues({ [name]: "one", [meant]: "other" }).join()).not.toContain("is not read");
  });

  it("that other tools and older SDKs read are no other tool's", () => {
    const env = { AWS_SECRET_KEY: "hunter2", AWS_SECRET_ACCESS_KEY: "other" };
    expect(awsIssues(env).join()).toContain("AWS_SECRET_KEY: is not read");
  });
});
