import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { readAccounts } from "@/lib/server/config/accounts";

const TERRAFORM = fileURLToPath(new URL("terraform/", import.meta.url));
const BASE_ARN = "arn:aws:iam::444455556666:role/sessionscope-base";
const READER_ARN = "arn:aws:iam::111122223333:role/sessionscope";
const EXTERNAL_ID = "0123456789abcdef";

// Runs where Terraform is installed. It needs no provider of AWS, which Terraform would have to download.
describe.runIf(spawnSync("terraform", ["version"]).status === 0)("Terraform", () => {
  it("finds nothing to format", () => {
    const { status, stdout } = terraform(TERRAFORM, "fmt", "-check", "-recursive");
    expect(stdout).toBe("");
    expect(status).toBe(0);
  });

  it("works out the same documents, and an account that Sessionscope takes", () => {
    const reader = evaluate(
      "reader-role",
      { id: "prod", regions: ["eu-west-1"], base_role_arn: BASE_ARN, external_id: EXTERNAL_ID },
      `{ policy = local.reader_policy, trust = local.reader_trust, account = ${accountOutput()} }`,
    );
    expect(reader).toMatchObject({
      policy: {
        Statement: [
          { Condition: { StringEquals: { "aws:RequestedRegion": ["eu-west-1"] } } },
          { Effect: "Deny" },
        ],
      },
      trust: {
        Statement: [
          {
            Principal: { AWS: BASE_ARN },
            Condition: { StringEquals: { "sts:ExternalId": EXTERNAL_ID } },
          },
        ],
      },
    });
    const { account } = z.object({ account: z.unknown() }).parse(reader);
    expect(readAccounts(JSON.stringify([account]))).toHaveProperty("accounts");
  });

  it("works out which workloads the base role trusts", () => {
    const given = { reader_role_arns: [READER_ARN] };
    const irsa = {
      provider_arn: "arn:aws:iam::444455556666:oidc-provider/oidc.example/id/ABC",
      issuer: "oidc.example/id/ABC",
      namespace: "ops",
      service_account: "sessionscope",
    };
    const expression = "{ policy = local.base_policy, trust = jsondecode(local.workload_trust) }";
    expect(evaluate("base-role", given, expression)).toMatchObject({
      policy: { Statement: [{ Resource: [READER_ARN] }] },
      trust: { Statement: [{ Principal: { Service: "ec2.amazonaws.com" } }] },
    });
    expect(evaluate("base-role", { ...given, irsa }, expression)).toMatchObject({
      trust: {
        Statement: [
          {
            Principal: { Federated: irsa.provider_arn },
            Condition: {
              StringEquals: {
                "oidc.example/id/ABC:sub": "system:serviceaccount:ops:sessionscope",
                "oidc.example/id/ABC:aud": "sts.amazonaws.com",
              },
            },
          },
        ],
      },
    });
  });

  it.each([
    ["base-role", { reader_role_arns: [] }],
    ["base-role", { reader_role_arns: ["arn:aws:iam::*:role/sessionscope"] }],
    ["base-role", { reader_role_arns: [READER_ARN], trusted_service: "lambda.amazonaws.com" }],
    ["reader-role", { base_role_arn: "arn:aws:iam::444455556666:root" }],
    ["reader-role", { base_role_arn: "*" }],
    ["reader-role", { external_id: "short" }],
    ["reader-role", { regions: [] }],
    ["reader-role", { regions: ["everywhere"] }],
    ["reader-role", { id: "a b" }],
  ])("refuses for the %s %j", (module, wrong) => {
    const right =
      module === "base-role"
        ? {}
        : { id: "prod", regions: ["eu-west-1"], base_role_arn: BASE_ARN, external_id: EXTERNAL_ID };
    expect(() => evaluate(module, { ...right, ...wrong }, "{}")).toThrow(
      /Invalid value for variable/,
    );
  });
});

/** The account that the reader role's module outputs. An ARN that only AWS knows is replaced by another one. */
function accountOutput(): string {
  const text = readFileSync(path.join(TERRAFORM, "reader-role/outputs.tf"), "utf8");
  const [, value = ""] = /output "account" \{[\s\S]*?value = (\{[\s\S]*?\n {2}\})/.exec(text) ?? [];
  return value.replace("aws_iam_role.reader.arn", "var.base_role_arn");
}

/** Applies a module's variables and policies, which need no provider, and gives a value of them. */
function evaluate(module: string, variables: object, expression: string): unknown {
  const directory = mkdtempSync(path.join(tmpdir(), "sessionscope-terraform-"));
  try {
    const files = readdirSync(path.join(TERRAFORM, module)).filter((file) =>
      file.endsWith(".json"),
    );
    for (const file of ["variables.tf", "policy.tf", ...files]) {
      cpSync(path.join(TERRAFORM, module, file), path.join(directory, file));
    }
    writeFileSync(path.join(directory, "values.auto.tfvars.json"), JSON.stringify(variables));
    const output = `output "value" {\n  sensitive = true\n  value = jsonencode(${expression})\n}\n`;
    writeFileSync(path.join(directory, "outputs.tf"), output);
    const { status, stderr } = terraform(directory, "apply", "-auto-approve", "-no-color");
    if (status !== 0) throw new Error(stderr);
    const options = { cwd: directory, encoding: "utf8" } as const;
    return JSON.parse(execFileSync("terraform", ["output", "-raw", "value"], options));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function terraform(cwd: string, ...args: string[]) {
  return spawnSync("terraform", args, { cwd, encoding: "utf8" });
}
