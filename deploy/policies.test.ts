import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import * as z from "zod";

const TERRAFORM = fileURLToPath(new URL("terraform/", import.meta.url));

const statementSchema = z.strictObject({
  Sid: z.string(),
  Effect: z.enum(["Allow", "Deny"]),
  Action: z.array(z.string()),
  Resource: z.unknown().optional(),
  Principal: z.unknown().optional(),
  Condition: z.unknown().optional(),
});
const documentSchema = z.strictObject({
  Version: z.literal("2012-10-17"),
  Statement: z.array(statementSchema),
});

function text(file: string): string {
  return readFileSync(path.join(TERRAFORM, file), "utf8");
}

function statements(module: string, name: string) {
  return documentSchema.parse(JSON.parse(text(`${module}/${name}.json`))).Statement;
}

describe("the reader role", () => {
  it("may list sessions of its regions, and is denied every action that touches them", () => {
    const [listing, touching, ...others] = statements("reader-role", "reader-policy");
    expect(others).toEqual([]);
    expect(listing).toMatchObject({
      Effect: "Allow",
      Action: ["ssm:DescribeSessions"],
      Resource: "*",
      Condition: { StringEquals: { "aws:RequestedRegion": "<regions>" } },
    });
    expect(touching).toEqual({
      Sid: "NeverTouchSessions",
      Effect: "Deny",
      Action: ["ssm:StartSession", "ssm:ResumeSession", "ssm:TerminateSession", "ssm:SendCommand"],
      Resource: "*",
    });
  });

  it("trusts the base role alone, with the external id and the name that Sessionscope gives", () => {
    const [trust, ...others] = statements("reader-role", "reader-trust");
    expect(others).toEqual([]);
    expect(trust).toMatchObject({
      Effect: "Allow",
      Principal: { AWS: "<base_role_arn>" },
      Action: ["sts:AssumeRole"],
      Condition: {
        StringEquals: {
          "sts:ExternalId": "<external_id>",
          "sts:RoleSessionName": sessionName(),
        },
      },
    });
  });

  it("lasts an hour and carries no policy but its own", () => {
    expect(text("reader-role/main.tf")).toContain("max_session_duration = 3600");
    expect(resources("reader-role")).toEqual(["aws_iam_role", "aws_iam_role_policy"]);
  });
});

describe("the base role", () => {
  it("may assume the reader roles it is given and nothing else", () => {
    expect(statements("base-role", "base-policy")).toEqual([
      {
        Sid: "AssumeReaderRoles",
        Effect: "Allow",
        Action: ["sts:AssumeRole"],
        Resource: "<reader_role_arns>",
      },
    ]);
    expect(resources("base-role")).toEqual(["aws_iam_role", "aws_iam_role_policy"]);
  });

  it("is trusted to one kind of workload, and with IRSA to one service account", () => {
    expect(statements("base-role", "service-trust")[0]?.Principal).toEqual({
      Service: "<trusted_service>",
    });
    expect(statements("base-role", "pod-identity-trust")[0]?.Action).toEqual([
      "sts:AssumeRole",
      "sts:TagSession",
    ]);
    const [irsa] = statements("base-role", "irsa-trust");
    const condition = JSON.stringify(irsa?.Condition);
    expect(irsa?.Action).toEqual(["sts:AssumeRoleWithWebIdentity"]);
    expect(condition).toMatch(
      /StringEquals.*:aud.*sts\.amazonaws\.com.*:sub.*system:serviceaccount:/,
    );
    expect(condition).not.toMatch(/StringLike|\*/);
  });
});

describe("the example", () => {
  const example = text("example/main.tf");
  const modules = [...example.matchAll(/^module "(\w+)" \{\n([\s\S]*?)^\}/gm)].map(
    ([, name = "", body = ""]) => ({
      name,
      source: /source\s*= "\.\.\/([\w-]+)"/.exec(body)?.[1] ?? "",
      given: [...body.matchAll(/^ {2}(\w+)\s*=/gm)].map(([, key = ""]) => key),
    }),
  );

  it("gives each module what it needs, and nothing that it does not know", () => {
    expect(modules.map(({ source }) => source)).toEqual([
      "base-role",
      "reader-role",
      "reader-role",
    ]);
    for (const { name, source, given } of modules) {
      const variables = blocks(source, "variable");
      const needed = variables.filter(({ body }) => !/^ {2}default\s*=/m.test(body));
      const known = ["source", "providers", ...variables.map((variable) => variable.name)];
      expect(
        given.filter((key) => !known.includes(key)),
        name,
      ).toEqual([]);
      expect(
        needed.filter((one) => !given.includes(one.name)),
        name,
      ).toEqual([]);
    }
  });

  it("uses what the modules give", () => {
    const used = [...example.matchAll(/\bmodule\.(\w+)\.(\w+)/g)];
    expect(used.length).toBeGreaterThan(4);
    for (const [reference, name, output] of used) {
      const source = modules.find((module) => module.name === name)?.source ?? "";
      const outputs = blocks(source, "output").map((one) => one.name);
      expect(outputs, reference).toContain(output);
    }
  });
});

describe("the policy documents", () => {
  const documents = ["base-role", "reader-role"].flatMap((module) =>
    readdirSync(path.join(TERRAFORM, module))
      .filter((file) => file.endsWith(".json"))
      .map((file) => ({ module, file, document: text(`${module}/${file}`) })),
  );

  it("have a star only where IAM knows no resources", () => {
    const starred = documents.flatMap(({ document }) =>
      documentSchema
        .parse(JSON.parse(document))
        .Statement.filter((statement) => JSON.stringify(statement).includes("*")),
    );
    expect(documents).toHaveLength(6);
    expect(starred.map(({ Sid }) => Sid)).toEqual(["ListSessions", "NeverTouchSessions"]);
  });

  it.each(documents)("$module/$file is read by Terraform, each placeholder replaced", (one) => {
    const locals = text(`${one.module}/policy.tf`);
    const [, reading = ""] = locals.split(`file("\${path.module}/${one.file}")`);
    const own = reading.split("file(")[0] ?? "";
    expect(reading).not.toBe("");
    for (const [placeholder, name] of one.document.matchAll(/<(\w+)>/g)) {
      expect(own).toContain(placeholder);
      expect(own).toMatch(new RegExp(`jsonencode\\((?:var|local\\.irsa)\\.${name}\\)`));
    }
  });
});

/** The kinds of resources that a module makes. */
function resources(module: string): string[] {
  const files = readdirSync(path.join(TERRAFORM, module));
  return files
    .flatMap((file) => [...text(`${module}/${file}`).matchAll(/^(?:resource|data) "(\w+)"/gm)])
    .map(([, kind = ""]) => kind);
}

/** The blocks of a kind that a module has. */
function blocks(module: string, kind: "variable" | "output"): { name: string; body: string }[] {
  const pattern = new RegExp(`^${kind} "(\\w+)" \\{\\n([\\s\\S]*?)^\\}`, "gm");
  const found = text(`${module}/${kind}s.tf`).matchAll(pattern);
  return [...found].map(([, name = "", body = ""]) => ({ name, body }));
}

/** The session name that lib/server/aws/credentials.ts gives an assumed role. */
function sessionName(): string | undefined {
  const source = readFileSync(new URL("../lib/server/aws/credentials.ts", import.meta.url), "utf8");
  return /SESSION_NAME = "([^"]+)"/.exec(source)?.[1];
}
