import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ServiceException } from "@smithy/core/client";
import { describe, expect, it } from "vitest";
import { toAwsFailure } from "./aws-error";
import { CredentialsError } from "./credentials-error";
import { SdkError } from "./sdk-error";

const NOTHING = { profile: undefined, agent: undefined };
const MODULES = path.resolve("node_modules");
const load = createRequire(import.meta.url);

/** Every module that the installed packages of the AWS SDK offer. */
function sdkModules(): string[] {
  return ["@aws-sdk", "@smithy"].flatMap((scope) =>
    readdirSync(path.join(MODULES, scope)).flatMap((name) => {
      const folder = path.join(MODULES, scope, name);
      const { exports = { ".": "" } } = load(path.join(folder, "package.json"));
      return Object.keys(exports)
        .filter((entry) => !entry.includes("*") && !entry.endsWith(".json"))
        .map((entry) => path.posix.join(`${scope}/${name}`, entry));
    }),
  );
}

type ErrorClass = new (options: unknown) => Error;

function isErrorClass(value: unknown): value is ErrorClass {
  return typeof value === "function" && value.prototype instanceof Error;
}

/** The error classes of the SDK by the module and name under which they are exported. */
function errorClasses(): [string, ErrorClass][] {
  return sdkModules().flatMap((module) => {
    const exported: Record<string, unknown> = load(module);
    return Object.entries(exported).flatMap(([name, value]): [string, ErrorClass][] =>
      isErrorClass(value) ? [[`${module} ${name}`, value]] : [],
    );
  });
}

const CLASSES = errorClasses();

/** An error of a service that no class of the SDK models. */
function unmodelled(name: string, $fault: "client" | "server" = "client", message = "Words.") {
  return new ServiceException({ name, $fault, message, $metadata: {} });
}

/** "Common errors" of the API references of STS and SSM, the errors of AssumeRole and AssumeRoleWithWebIdentity. */
const DOCUMENTED = [
  ..."AccessDeniedException AccessDenied ExpiredTokenException ExpiredToken IncompleteSignature InternalFailure".split(
    " ",
  ),
  ..."InvalidAction InvalidClientTokenId InvalidParameterCombination InvalidParameterValue InvalidQueryParameter".split(
    " ",
  ),
  ..."MalformedHttpRequestException MalformedQueryString MissingAction MissingAuthenticationToken".split(
    " ",
  ),
  ..."MissingParameter NotAuthorized OptInRequired RequestAbortedException RequestEntityTooLargeException".split(
    " ",
  ),
  ..."RequestExpired RequestTimeoutException ServiceUnavailable Throttling ThrottlingException".split(
    " ",
  ),
  ..."UnrecognizedClientException UnknownOperationException ValidationError ValidationException".split(
    " ",
  ),
  ..."IDPCommunicationError IDPRejectedClaim InvalidIdentityToken MalformedPolicyDocument PackedPolicyTooLarge".split(
    " ",
  ),
  ..."RegionDisabledException InvalidSignatureException SignatureDoesNotMatch AuthFailure SomethingNew".split(
    " ",
  ),
];

describe("no error of the SDK is a fault of Sessionscope", () => {
  it("finds the classes of all services that give credentials", () => {
    const names = CLASSES.map(([name]) => name).join("\n");
    expect(CLASSES.length).toBeGreaterThan(150);
    for (const known of [
      "client-ssm InvalidNextToken",
      "nested-clients/sts InvalidIdentityTokenException",
      "nested-clients/sso UnauthorizedException",
      "nested-clients/sso-oidc SlowDownException",
      "nested-clients/signin TooManyRequestsError",
      "nested-clients/cognito-identity NotAuthorizedException",
      "core/endpoints EndpointError",
      "core/config CredentialsProviderError",
    ]) {
      expect(names).toContain(known);
    }
    expect(pathToFileURL(MODULES).protocol).toBe("file:");
  });

  it("whether it stops the call or the credentials", () => {
    const internal = CLASSES.flatMap(([name, Class]) => {
      const options = { message: "Words.", $metadata: {}, name: "Unnamed", $fault: "client" };
      const errors = [new Class(options), new Class("Words.")];
      return errors.flatMap((error) => [
        [name, toAwsFailure(new SdkError(error), 0).code],
        [`${name} of credentials`, toAwsFailure(new CredentialsError(error, [], NOTHING), 0).code],
      ]);
    }).filter(([, code]) => code === "internal");
    expect(internal).toEqual([]);
  });

  it.each(DOCUMENTED)("%s has a code and a sentence, also for credentials", (name) => {
    for (const fault of ["client", "server"] as const) {
      const error = unmodelled(name, fault);
      const call = toAwsFailure(error, 0);
      const credentials = toAwsFailure(new CredentialsError(error, [], NOTHING), 0);
      expect([call.code, credentials.code]).not.toContain("internal");
      expect(call.detail).toMatch(/\.$/);
      expect(credentials.detail).toMatch(/\.$/);
      // Filters have nothing to do with credentials.
      expect(credentials.detail).not.toMatch(/filter|ssm:DescribeSessions/);
      expect(credentials.reason).toContain("Words.");
    }
  });

  it.each([undefined, "text", {}, new TypeError("x"), new Error("Region is missing")])(
    "%s counts as the SDK's where the SDK threw it",
    (thrown) => {
      expect(toAwsFailure(new SdkError(thrown), 0).code).toBe("aws-invalid-request");
      expect(toAwsFailure(new CredentialsError(thrown, [], NOTHING), 0).code).toBe(
        "aws-credentials",
      );
      expect(toAwsFailure(thrown, 0).code).toBe("internal");
    },
  );
});

describe("what STS says about credentials", () => {
  function failureOf(name: string, message = "Words.") {
    return toAwsFailure(new CredentialsError(unmodelled(name, "client", message), [], NOTHING), 0);
  }

  it.each([
    ["InvalidIdentityToken", "aws-credentials", /web identity token.*OIDC provider/],
    ["InvalidIdentityTokenException", "aws-credentials", /web identity token.*OIDC provider/],
    ["IDPRejectedClaim", "aws-credentials", /rejected the claims/],
    ["IDPCommunicationErrorException", "aws-credentials", /could not reach the OIDC provider/],
    ["PackedPolicyTooLarge", "aws-credentials", /session policies or tags/],
    ["RegionDisabledException", "aws-access-denied", /STS is not enabled in this region/],
    ["Throttling", "aws-throttled", /how often credentials/],
    ["InternalFailure", "aws-unavailable", /STS reports a failure on its side/],
    ["SignatureDoesNotMatch", "aws-credentials", /signature.*clock/],
    [
      "ValidationError",
      "aws-credentials",
      /refused to give credentials \(ValidationError\): Words\./,
    ],
  ])("%s is %s", (name, code, detail) => {
    const failure = failureOf(name);
    expect(failure.code).toBe(code);
    expect(failure.detail).toMatch(detail);
  });

  it("tells an expired token of a web identity from expired keys", () => {
    const token = "Token expired: the web identity token that was passed is expired";
    expect(failureOf("ExpiredTokenException", token).detail).toMatch(/^The web identity token/);
    expect(failureOf("ExpiredToken").detail).toMatch(/aws sso login/);
  });

  it("explains a web identity and session tags that the role does not admit", () => {
    const denied = "Not authorized to perform sts:AssumeRoleWithWebIdentity";
    expect(failureOf("AccessDenied", denied).detail).toMatch(/web identity token.*trust policy/);
    const caller = "arn:aws:sts::111122223333:assumed-role/base/sessionscope";
    const role = "arn:aws:iam::444455556666:role/reader";
    const tags = `User: ${caller} is not authorized to perform: sts:TagSession on resource: ${role}`;
    expect(failureOf("AccessDenied", tags).detail).toMatch(/sts:TagSession.*trust policy/);
  });

  it("keeps keys, tokens and external ids out of the reason", () => {
    const secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    const jwt = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl";
    const { reason, detail } = failureOf(
      "ValidationError",
      `AKIAIOSFODNN7EXAMPLE ${secret} ${jwt} Value 'hunter2' at 'externalId' failed`,
    );
    for (const text of [reason, detail]) {
      expect(text).not.toMatch(/AKIA|wJalr|eyJ|hunter2/);
      expect(text).toContain("externalId");
    }
  });
});
