import { describe, expect, it } from "vitest";
import { placeFaults } from "./place-faults";

const PLACES = [
  { id: "prod", regions: ["eu-west-1"] },
  { id: "dev", regions: ["us-east-1"] },
];
const all = "*" as const;

describe("placeFaults", () => {
  it.each([
    [{ accounts: all, regions: all }],
    [{ accounts: ["prod"], regions: all }],
    [{ accounts: all, regions: ["us-east-1"] }],
    [{ accounts: ["prod", "dev"], regions: ["us-east-1"] }],
  ])("finds none where something is opened: %j", (grant) => {
    expect(placeFaults("sre", grant, PLACES)).toEqual([]);
  });

  it.each([
    [{ accounts: ["prod", "prd"], regions: all }, "there is no account prd."],
    [{ accounts: all, regions: ["eu-west-9"] }, "no account is looked at in the region eu-west-9."],
    [
      { accounts: ["prod"], regions: ["us-east-1"] },
      "none of these accounts is looked at in any of these regions.",
    ],
  ])("finds what is mistyped, or opens nothing: %j", (grant, fault) => {
    expect(placeFaults("sre", grant, PLACES)).toEqual([`sre: ${fault}`]);
  });

  it("knows no region where only the AWS SDK does", () => {
    const ambient = [{ id: "default", regions: null }];
    expect(placeFaults("sre", { accounts: all, regions: ["eu-west-9"] }, ambient)).toEqual([]);
    expect(placeFaults("sre", { accounts: ["prod"], regions: all }, ambient)).toEqual([
      "sre: there is no account prod.",
    ]);
  });
});
