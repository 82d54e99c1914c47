import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { awsIssues } from "./aws-issues";
import { AWS_VARIABLES } from "./aws-variables";

/** The sources of the installed SDK, without those of the operations and shapes of a service. */
const SOURCES = ["node_modules/@aws-sdk", "node_modules/@smithy"]
  .flatMap((scope) =>
    readdirSync(scope, { recursive: true, encoding: "utf8" }).map((file) => path.join(scope, file)),
  )
  .filter((file) => /\/dist-es\/.*\.js$/.test(file))
  .filter((file) => !/client-ssm|nested-clients|\.(?:browser|native)\.js$/.test(file));
/** A name in quotes or as a member of the environment. */
const READ = /"(AWS_[A-Z0-9_]+)"|\benv\??\.(AWS_[A-Z0-9_]+)/g;
/** Begins the names of bearer tokens, which Systems Manager does not use. */
const OTHER = ["AWS_BEARER_TOKEN_"];

describe("the table of the AWS variables", () => {
  it("has every variable that the installed SDK reads, and no other", () => {
    const read = SOURCES.flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(READ)].flatMap(
        ([, quoted, member]) => quoted ?? member ?? [],
      ),
    );
    const ofServices = /^AWS_ENDPOINT_URL_/;
    expect(
      Object.keys(AWS_VARIABLES)
        .filter((name) => !ofServices.test(name))
        .toSorted(),
    ).toEqual([...new Set(read)].filter((name) => !OTHER.includes(name)).toSorted());
  });
});

const KEYS = { AWS_ACCESS_KEY_ID: "demo", AWS_SECRET_ACCESS_KEY: "demo" };

describe("values", () => {
  it.each([
    ["AWS_USE_FIPS_ENDPOINT", "True", "must be true or false"],
    ["AWS_USE_FIPS_ENDPOINT", "", "must be true or false"],
    ["AWS_USE_DUALSTACK_ENDPOINT", "1", "must be true or false"],
    ["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "yes", "must be true or false"],
    ["AWS_EC2_METADATA_DISABLED", "False", "takes this value for true"],
    ["AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "ipv6", "must be IPv4 or IPv6"],
    ["AWS_MAX_ATTEMPTS", "many", "whole number"],
    ["AWS_DEFAULTS_MODE", "fast", "must be auto, "],
    ["AWS_RETRY_MODE", "never", "must be standard, adaptive or legacy"],
    ["AWS_REGION", "eu-west-1a", "its region is eu-west-1"],
    ["AWS_REGION", "eu-west1", "such as eu-west-1"],
    ["AWS_REGION", "-", "such as eu-west-1"],
    ["AWS_REGION", "1", "such as eu-west-1"],
    ["AWS_REGION", "us-east-1-", "such as eu-west-1"],
    ["AWS_REGION", "aws-global", "such as eu-west-1"],
    ["AWS_REGION", "us-east", "such as eu-west-1"],
    ["AWS_REGION", "EU", "such as eu-west-1"],
    ["AWS_REGION", "eu_west_1", "such as eu-west-1"],
    ["AWS_REGION", "us-west-2-lax-1a", "its region is us-west-2"],
    ["AWS_REGION", "eu-west-1 ", "ends with a space"],
    ["AWS_PROFILE", '"prod"', "in quotes"],
    ["AWS_PROFILE", "prod\r", "control character"],
    ["AWS_CONFIG_FILE", "'/etc/aws'", "in quotes"],
    ["AWS_ENDPOINT_URL_SSO", "127.0.0.1", "http or https URL"],
    ["AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://agent.example/x", "https URL"],
    ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "v2/x", "begins with a slash"],
    ["AWS_CREDENTIAL_EXPIRATION", "soon", "instant"],
  ])("%s=%j is refused", (name, value, text) => {
    expect(awsIssues({ [name]: value })).toEqual([
      expect.stringMatching(new RegExp(`^${name}: .*${text}`)),
    ]);
  });

  it.each(['"hunter2"', " hunter2", "hunter2\n", "hunter2 ", "'hunter2'", "hun ter2"])(
    "no secret may have what a shell or a file added: %j",
    (value) => {
      const issues = awsIssues({ ...KEYS, AWS_SECRET_ACCESS_KEY: value, AWS_SESSION_TOKEN: value });
      expect(issues.map((issue) => issue.split(":")[0])).toEqual([
        "AWS_SECRET_ACCESS_KEY",
        "AWS_SESSION_TOKEN",
      ]);
      expect(issues.join()).not.toMatch(/hun/);
    },
  );
});
