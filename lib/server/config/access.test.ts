import { describe, expect, it } from "vitest";
import { grantedOf, isGranted } from "@/lib/server/grants";
import { grantsOf, readAccess } from "./access";

const ACCESS = {
  sre: { accounts: ["*"], regions: ["*"] },
  payments: [
    { accounts: ["prod", "dev"], regions: ["eu-west-1"] },
    { accounts: ["dev"], regions: ["us-east-1"] },
  ],
  nobody: [],
};
const KNOWN = [
  { id: "prod", name: "Production", regions: ["eu-west-1", "us-east-1"] },
  { id: "dev", name: "dev", regions: ["eu-west-1", "us-east-1"] },
  { id: "lab", name: "lab", regions: ["ap-south-1"] },
];

function accessOf(value: unknown) {
  const reading = readAccess(JSON.stringify(value));
  if ("issues" in reading) throw new Error(reading.issues.join("\n"));
  return reading.access;
}

function issuesOf(text: string) {
  const reading = readAccess(text);
  return "issues" in reading ? reading.issues : [];
}

/** The pairs that a person with some groups sees. */
function seen(access: unknown, ...groups: string[]) {
  return grantedOf(grantsOf(accessOf(access), groups), KNOWN).flatMap(({ id, regions }) =>
    regions.map((region) => `${id} ${region}`),
  );
}

describe("what groups give", () => {
  it("is everything by *", () => {
    expect(seen(ACCESS, "sre")).toHaveLength(5);
  });

  it("is each account in each region of a grant, and no mixture of grants", () => {
    expect(seen(ACCESS, "payments")).toEqual(["prod eu-west-1", "dev eu-west-1", "dev us-east-1"]);
    const grants = grantsOf(accessOf(ACCESS), ["payments"]);
    expect(isGranted(grants, { account: "prod", region: "us-east-1" })).toBe(false);
  });

  it("adds up", () => {
    const access = { ...ACCESS, lab: { accounts: ["lab"], regions: ["*"] } };
    expect(seen(access, "payments", "lab")).toHaveLength(4);
  });

  it.each([[[]], [["nobody"]], [["SRE"]], [["sre "]], [["__proto__"]], [["constructor"]]])(
    "is nothing for the groups %j",
    (groups) => {
      expect(seen(ACCESS, ...groups)).toEqual([]);
    },
  );

  it("is nothing for anybody where nothing is configured", () => {
    expect(seen({}, "sre", "payments")).toEqual([]);
  });

  it("is the same however a group is spelled", () => {
    const grant = { accounts: ["dev"], regions: ["us-east-1"] };
    expect(seen({ " \u00e9quipe": grant }, "\u00e9quipe")).toHaveLength(1);
    expect(seen({ "e\u0301quipe": grant }, "\u00e9quipe")).toHaveLength(1);
  });

  it("is for everybody under *", () => {
    expect(seen({ "*": { accounts: ["dev"], regions: ["us-east-1"] } })).toEqual(["dev us-east-1"]);
  });
});

describe("readAccess", () => {
  it.each([
    [
      '{"sre": {"accounts": []}}',
      ["sre[0].accounts must name at least one", "sre[0].regions must"],
    ],
    ['{"sre": {"accounts": "*", "regions": ["*"]}}', ["sre[0].accounts must be a list of names"]],
    ['{"sre": {"accounts": ["a"], "regions": [""]}}', ["sre[0].regions[0] must not be empty"]],
    [
      '{"sre": {"accounts": ["a"], "regions": ["*"], "role": 1}}',
      ["sre[0] has unknown keys: role"],
    ],
    ['{"sre": "*"}', ["sre[0] must be an object with accounts and regions"]],
    ['["sre"]', ["must be an object whose members are groups"]],
    ["{", ["is not valid JSON"]],
    ['{"": []}', ["has a group without a name"]],
    ['{"sre": [], "sre": []}', ["a repeated member"]],
    ['{"sre": {"accounts": ["a"], "regions": ["*"], "accounts": ["*"]}}', ["a repeated member"]],
    ['{"__proto__": {"accounts": ["a"], "regions": ["*"]}}', ["__proto__"]],
    ['{"sr\u00e9": [], " sre\u0301 ": []}', ["sr\u00e9 is named twice, in two spellings."]],
    ['{"  ": []}', ["has a group without a name."]],
    ["/no/such/file.json", ["must be JSON, or the path of a JSON file"]],
  ])("says what is wrong with %s", (text, issues) => {
    expect(issuesOf(text)).toEqual(issues.map((issue) => expect.stringContaining(issue)));
  });
});
