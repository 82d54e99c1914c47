import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readAccounts } from "./accounts";

const roleArn = "arn:aws:iam::482913004417:role/Sessionscope";
const secret = "hunter2-is-secret";

function issuesOf(value: unknown): string[] {
  const reading = readAccounts(typeof value === "string" ? value : JSON.stringify(value));
  return "issues" in reading ? reading.issues : [];
}

/** The faults of one account, which has all it needs but for the changes. */
function issuesWith(changes: Record<string, unknown>): string[] {
  return issuesOf([{ id: "prod", regions: ["eu-west-1"], ...changes }]);
}

describe("readAccounts", () => {
  it.each([
    ["the ambient credentials", { id: "default", regions: ["eu-west-1"] }],
    ["a profile", { id: "dev", name: "Development", profile: "dev", regions: ["eu-west-1"] }],
    ["a role", { id: "482913004417", roleArn, regions: ["eu-west-1", "us-east-1"] }],
    [
      "a role with an external id",
      { id: "p", roleArn, externalId: secret, regions: ["eu-west-1"] },
    ],
    ["a role by a profile", { id: "a.b_c-d", roleArn, profile: "hub", regions: ["eu-west-1"] }],
  ])("takes an account with %s", (_, account) => {
    expect(readAccounts(JSON.stringify([account]))).toEqual({ accounts: [account] });
  });

  it.each([
    "eu-west-1",
    "ap-southeast-5",
    "us-gov-west-1",
    "cn-northwest-1",
    "us-iso-east-1",
    "us-isob-east-1",
    "eusc-de-east-1",
  ])("takes the region %s", (region) => {
    expect(issuesWith({ regions: [region] })).toEqual([]);
  });

  it.each([
    ["arn:aws-us-gov:iam::482913004417:role/Sessionscope", "us-gov-west-1"],
    ["arn:aws-cn:iam::482913004417:role/path/to/Role+=,.@-_1", "cn-north-1"],
  ])("takes the role %s, of any partition", (roleArn, region) => {
    expect(issuesWith({ roleArn, regions: [region] })).toEqual([]);
  });

  it("refuses two accounts that are one", () => {
    const one = { roleArn: "arn:aws:iam::482913004417:role/Reader", regions: ["eu-west-1"] };
    const both = [
      { id: "prod", ...one },
      { id: "dev", ...one },
    ];
    expect(issuesOf(both)).toEqual([expect.stringMatching(/^\[1\] .*same credentials/)]);
    expect(issuesOf([both[0], { id: "dev", ...one, regions: ["us-east-1"] }])).toEqual([]);
  });

  it.each([
    ["an empty list", [], /^must name at least one account\.$/],
    ["an object", { id: "prod" }, /^must be a list of accounts\.$/],
    ["half of it", `[{"id":"${secret}"`, /^is not valid JSON\.$/],
    ["no object", [secret], /^\[0\] must be an object with id and regions\.$/],
    ["no id", [{ regions: ["eu-west-1"] }], /^\[0\]\.id must be a text\.$/],
    ["no regions", [{ id: "prod" }], /^\[0\]\.regions must be a list of regions\.$/],
  ])("refuses %s", (_, value, issue) => {
    expect(issuesOf(value)).toEqual([expect.stringMatching(issue)]);
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    ["an id with a slash", { id: "prod/x" }, /^\[0\]\.id must be 1 to 64 letters/],
    ["an empty id", { id: "" }, /^\[0\]\.id must be/],
    ["a list of no regions", { regions: [] }, /^\[0\]\.regions must name at least one region\.$/],
    ["one region as a text", { regions: "eu-west-1" }, /^\[0\]\.regions must be a list/],
    [
      "a region twice",
      { regions: ["eu-west-1", "eu-west-1"] },
      /^\[0\]\.regions names a region tw/,
    ],
    [
      "a zone",
      { regions: ["eu-west-1", "eu-west-1a"] },
      /^\[0\]\.regions\[1\] must be the name of/,
    ],
    ["a host", { regions: ["evil.example/"] }, /^\[0\]\.regions\[0\] must be the name of/],
    ["all regions", { regions: ["*"] }, /^\[0\]\.regions\[0\] must be/],
    [
      "a user's ARN",
      { roleArn: "arn:aws:iam::482913004417:user/bob" },
      /^\[0\]\.roleArn must be a r/,
    ],
    ["an ARN without an account", { roleArn: "arn:aws:iam::role/R" }, /^\[0\]\.roleArn must be/],
    ["an external id for no role", { externalId: secret }, /^\[0\]\.externalId needs a roleArn\.$/],
    [
      "a bad external id",
      { roleArn, externalId: `${secret} x` },
      /^\[0\]\.externalId is not a valid ext/,
    ],
    ["an external id that is none", { roleArn, externalId: 7 }, /^\[0\]\.externalId /],
    ["an empty profile", { profile: "" }, /^\[0\]\.profile /],
    ["an empty name", { name: "" }, /^\[0\]\.name /],
    ["a misspelt key", { rolearn: secret }, /^\[0\] has unknown keys: rolearn\.$/],
  ])("refuses %s, without its value", (_, changes, issue) => {
    const issues = issuesWith(changes);
    expect(issues).toEqual([expect.stringMatching(issue)]);
    expect(issues.join()).not.toContain(secret);
  });

  it("refuses two accounts of the same id", () => {
    const account = (id: string, profile: string) => ({ id, profile, regions: ["eu-west-1"] });
    const issues = issuesOf([account("prod", "a"), account("dev", "b"), account("prod", "c")]);
    expect(issues).toEqual([expect.stringMatching(/^\[2\]\.id .*another account/)]);
  });

  it("refuses more pairs of account and region than a cursor can hold", () => {
    const regions = Array.from({ length: 20 }, (_, n) => `eu-west-${n}`);
    const accounts = Array.from({ length: 11 }, (_, n) => ({
      id: `a${n}`,
      profile: `p${n}`,
      regions,
    }));
    expect(issuesOf(accounts)).toEqual([expect.stringMatching(/220 pairs.*100/)]);
    expect(issuesOf(accounts.slice(6))).toEqual([]);
  });

  it("names everything at once, each with its place", () => {
    const bad = { id: "a b", roleArn: secret, externalId: `${secret} x`, regions: [secret] };
    const issues = issuesOf([{ id: "prod", regions: ["eu-west-1"] }, bad]);
    expect(issues.map((issue) => issue.split(" ")[0])).toEqual([
      "[1].id",
      "[1].roleArn",
      "[1].externalId",
      "[1].regions[0]",
    ]);
    expect(issues.join()).not.toContain(secret);
  });

  it("names what is there twice beside what is missing", () => {
    const account = { id: "prod", regions: ["eu-west-1"] };
    const twin = { ...account, profile: "other" };
    const issues = issuesOf([account, twin, { regions: ["us-east-1"] }]);
    expect(issues).toHaveLength(2);
  });
});

describe("a file of accounts", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "sessionscope-"));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  function file(content: string): string {
    const path = join(folder, "accounts.json");
    writeFileSync(path, content);
    return path;
  }

  it("is read", () => {
    const accounts = [{ id: "prod", roleArn, externalId: secret, regions: ["eu-west-1"] }];
    expect(readAccounts(` ${file(JSON.stringify(accounts, null, 2))}\n`)).toEqual({ accounts });
  });

  it("must hold JSON of accounts", () => {
    expect(issuesOf(file(secret))).toEqual(["is not valid JSON."]);
    expect(issuesOf(file(""))).toEqual(["is not valid JSON."]);
    expect(issuesOf(file("null"))).toEqual(["must be a list of accounts."]);
  });

  it("must be there", () => {
    for (const path of [join(folder, secret), folder]) {
      const issues = issuesOf(path);
      expect(issues).toEqual([expect.stringMatching(/^must be JSON, or the path of a JSON file/)]);
      expect(issues.join()).not.toContain(secret);
    }
  });
});
