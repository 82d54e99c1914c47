import { describe, expect, it } from "vitest";
import { awsIssues } from "./aws-issues";
import { readConfig } from "./config";

const KEYS = { AWS_ACCESS_KEY_ID: "demo", AWS_SECRET_ACCESS_KEY: "demo" };
const OIDC = {
  AWS_ROLE_ARN: "arn:aws:iam::111122223333:role/r",
  AWS_WEB_IDENTITY_TOKEN_FILE: "/var/run/secrets/eks.amazonaws.com/serviceaccount/token",
};

describe("environments that are as they should be", () => {
  it.each<[string, Record<string, string>]>([
    ["keys", KEYS],
    [
      "temporary keys",
      { ...KEYS, AWS_ACCESS_KEY_ID: "ASIAIOSFODNN7EXAMPLE", AWS_SESSION_TOKEN: "a+/=" },
    ],
    ["a profile", { AWS_PROFILE: "my profile", AWS_CONFIG_FILE: "/etc/my files/config" }],
    [
      "EKS with a web identity",
      {
        ...OIDC,
        AWS_REGION: "eu-west-1",
        AWS_DEFAULT_REGION: "eu-west-1",
        AWS_STS_REGIONAL_ENDPOINTS: "regional",
      },
    ],
    [
      "EKS with Pod Identity",
      {
        AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://169.254.170.23/v1/credentials",
        AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: "/var/run/secrets/pods.eks.amazonaws.com/token",
        AWS_REGION: "eu-west-1",
      },
    ],
    [
      "ECS",
      {
        AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/v2/credentials/1",
        AWS_EXECUTION_ENV: "AWS_ECS_FARGATE",
      },
    ],
    [
      "Lambda",
      {
        ...KEYS,
        AWS_SESSION_TOKEN: "token",
        AWS_REGION: "eu-west-1",
        AWS_DEFAULT_REGION: "eu-west-1",
        AWS_LAMBDA_FUNCTION_NAME: "f",
        AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "128",
        AWS_LAMBDA_RUNTIME_API: "127.0.0.1:9001",
        AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
        AWS_XRAY_CONTEXT_MISSING: "LOG_ERROR",
        AWS_XRAY_DAEMON_ADDRESS: "169.254.79.129:2000",
      },
    ],
    [
      "aws-vault and saml2aws",
      {
        ...KEYS,
        AWS_VAULT: "prod",
        AWS_SESSION_TOKEN: "token",
        AWS_SECURITY_TOKEN: "token",
        AWS_CREDENTIAL_EXPIRATION: "2026-11-23T16:00:00Z",
        AWS_SESSION_EXPIRATION: "2026-11-23T16:00:00Z",
      },
    ],
    [
      "what other tools read",
      {
        AWS_PAGER: "",
        AWS_DEFAULT_OUTPUT: "json",
        AWS_CA_BUNDLE: "/etc/ca.pem",
        AWS_SDK_LOAD_CONFIG: "1",
        AWS_ACCOUNT: "prod",
        AWS_ROLE: "ops",
        AWS_CLI_AUTO_PROMPT: "on",
        AWS_EC2_METADATA_DISABLED: "1",
        AWS_ENDPOINT_URL_S3: "http://127.0.0.1:9000",
        AWS_ENDPOINT_URL_SES: "http://127.0.0.1:9000",
        AWS_USE_FIPS_ENDPOINT: "true",
        AWSTATS_HOME: "/var/lib",
      },
    ],
    [
      "an endpoint that is not used",
      {
        AWS_ENDPOINT_URL: "http://a",
        AWS_USE_FIPS_ENDPOINT: "true",
        AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "true",
      },
    ],
    [
      "empty variables, as compose files write them",
      { AWS_PROFILE: "", AWS_ACCESS_KEY_ID: "", AWS_SESSION_TOKEN: "" },
    ],
  ])("%s", (_, env) => {
    expect(awsIssues(env)).toEqual([]);
  });
});

describe("contradictions", () => {
  it.each<[Record<string, string>, RegExp]>([
    [
      { AWS_USE_FIPS_ENDPOINT: "true", AWS_ENDPOINT_URL_SSM: "https://a" },
      /^AWS_USE_FIPS_ENDPOINT: .*together with AWS_ENDPOINT_URL_SSM, /,
    ],
    [
      { AWS_USE_DUALSTACK_ENDPOINT: "true", AWS_ENDPOINT_URL: "https://a" },
      /^AWS_USE_DUALSTACK_ENDPOINT: .*together with AWS_ENDPOINT_URL, /,
    ],
    [{ AWS_USE_FIPS_ENDPOINT: "true", AWS_ENDPOINT_URL_STS: "https://a" }, /AWS_ENDPOINT_URL_STS/],
    [{ AWS_ACCESS_KEY_ID: "demo" }, /^AWS_ACCESS_KEY_ID: is set without AWS_SECRET_ACCESS_KEY/],
    [
      { AWS_SECRET_ACCESS_KEY: "hunter2" },
      /^AWS_SECRET_ACCESS_KEY: is set without AWS_ACCESS_KEY_ID/,
    ],
    [{ AWS_SESSION_TOKEN: "hunter2" }, /^AWS_SESSION_TOKEN: is set without AWS_ACCESS_KEY_ID/],
    [{ ...KEYS, AWS_ACCESS_KEY_ID: "ASIAIOSFODNN7EXAMPLE" }, /needs its AWS_SESSION_TOKEN/],
    [
      { ...KEYS, AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE", AWS_SESSION_TOKEN: "hunter2" },
      /^AWS_SESSION_TOKEN: belongs to a temporary key/,
    ],
    [
      { AWS_ROLE_ARN: OIDC.AWS_ROLE_ARN },
      /^AWS_ROLE_ARN: is set without AWS_WEB_IDENTITY_TOKEN_FILE/,
    ],
    [
      { AWS_WEB_IDENTITY_TOKEN_FILE: "/x" },
      /^AWS_WEB_IDENTITY_TOKEN_FILE: is set without AWS_ROLE_ARN/,
    ],
    [{ AWS_REGION: "eu-west-1", AWS_DEFAULT_REGION: "us-east-1" }, /^AWS_DEFAULT_REGION: differs/],
    [{ AWS_DEFAULT_REGION: "us-east-1" }, /^AWS_DEFAULT_REGION: is not read.*AWS_REGION/],
    [
      {
        AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/x",
        AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://localhost/x",
      },
      /^AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: .*AWS_CONTAINER_CREDENTIALS_FULL_URI/,
    ],
  ])("%j", (env, issue) => {
    expect(awsIssues(env)).toEqual([expect.stringMatching(issue)]);
    expect(awsIssues(env).join()).not.toMatch(/hunter2|EXAMPLE/);
  });

  it("do not concern a region that nobody uses", () => {
    expect(awsIssues({ AWS_DEFAULT_REGION: "us-east-1", SESSIONSCOPE_ACCOUNTS: "[]" })).toEqual([]);
  });
});

describe("the list of all issues", () => {
  it("has them beside the others, and one for each variable", () => {
    const env = {
      PORT: "0",
      AWS_REGION: "EU",
      AWS_ENDPOINT_URL: '"http://a"',
      AWS_SECRET_KEY: "x",
    };
    expect(readConfig(env)).toEqual({
      issues: [
        expect.stringMatching(/^PORT: /),
        expect.stringMatching(/^AWS_REGION: /),
        expect.stringMatching(/^AWS_ENDPOINT_URL: /),
        expect.stringMatching(/^AWS_SECRET_KEY: /),
      ],
    });
  });
});
