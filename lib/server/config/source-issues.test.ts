import { describe, expect, it } from "vitest";
import { sourceIssues } from "./source-issues";

const PLACES = [
  { id: "prod", regions: ["eu-west-1"] },
  { id: "dev", regions: ["us-east-1"] },
];
const all = "*" as const;

describe("sourceIssues", () => {
  it.each([
    [{ accounts: all, regions: all }],
    [{ accounts: ["prod"], regions: all }],
    [{ accounts: all, regions: ["us-east-1"] }],
    [{ accounts: ["prod", "dev"], regions: ["us-east-1"] }],
  ])("finds none where something is opened: %j", (grant) => {
    expect(sourceIssues("sre", grant, PLACES)).toEqual([]);
  });

  it.each([
    [{ accounts: ["prod", "prd"], regions: all }, "there is no account prd."],
    [{ accounts: all, regions: ["eu-west-9"] }, "no account is looked at in the region eu-west-9."],
    [
      { accounts: ["prod"], regions: ["us-east-1"] },
      "none of these accounts is looked at in any of these regions.",
    ],
  ])("finds what is mistyped, or opens nothing: %j", (grant, issue) => {
    expect(sourceIssues("sre", grant, PLACES)).toEqual([`sre: ${issue}`]);
  });

  it("knows no region where only the AWS SDK does", () => {
    const ambient = [{ id: "default", regions: null }];
    expect(sourceIssues("sre", { accounts: all, regions: ["eu-west-9"] }, ambient)).toEqual([]);
    expect(sourceIssues("sre", { accounts: ["prod"], regions: all }, ambient)).toEqual([
      "sre: there is no account prod.",
    ]);
  });
});
