import { readFileSync } from "node:fs";
import path from "node:path";
import { ServiceException } from "@smithy/core/client";
import { describe, expect, it } from "vitest";
import { toAwsFailure } from "./aws-error";
import { CredentialsError } from "./credentials-error";

const NOTHING = { profile: undefined, agent: undefined };

function unmodelled(name: string) {
  return new ServiceException({ name, $fault: "client", message: "Words.", $metadata: {} });
}

/** The codes by which the SDK decides whether it tries again. It does not export them. */
function retriedCodes(): Record<"THROTTLING_ERROR_CODES" | "TRANSIENT_ERROR_CODES", string[]> {
  const folder = "@smithy/core/dist-es/submodules/retry/service-error-classification";
  const text = readFileSync(path.join("node_modules", folder, "constants.js"), "utf8");
  const listOf = (name: string) => {
    const list = new RegExp(`const ${name} = \\[([^\\]]*)\\]`).exec(text)?.[1] ?? "";
    return [...list.matchAll(/"(\w+)"/g)].flatMap(([, code]) => code ?? []);
  };
  return {
    THROTTLING_ERROR_CODES: listOf("THROTTLING_ERROR_CODES"),
    TRANSIENT_ERROR_CODES: listOf("TRANSIENT_ERROR_CODES"),
  };
}

describe("errors after which the SDK would try again", () => {
  const { THROTTLING_ERROR_CODES, TRANSIENT_ERROR_CODES } = retriedCodes();

  it("finds the lists of the SDK", () => {
    expect(THROTTLING_ERROR_CODES).toContain("PriorRequestNotComplete");
    expect(TRANSIENT_ERROR_CODES).toContain("RequestTimeout");
  });

  it.each(THROTTLING_ERROR_CODES)("%s throttles, also where credentials come from", (name) => {
    const error = unmodelled(name);
    const failures = [error, new CredentialsError(error, [], NOTHING)];
    expect(failures.map((each) => toAwsFailure(each, 0).code)).toEqual([
      "aws-throttled",
      "aws-throttled",
    ]);
  });

  it.each(TRANSIENT_ERROR_CODES)("%s passes by itself", (name) => {
    const { code, detail } = toAwsFailure(unmodelled(name), 0);
    expect(["aws-timeout", "aws-unavailable"]).toContain(code);
    expect(detail).toMatch(/Try again/);
  });
});
