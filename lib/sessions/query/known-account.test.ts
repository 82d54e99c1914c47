import { describe, expect, it } from "vitest";
import { scopeOf, sourceCount, sourcesIn, withinScope } from "./known-account";
import { NO_FILTERS } from "./search-params";

const accounts = [
  { id: "prod", name: "Production", regions: ["eu-west-1", "us-east-1"] },
  { id: "dev", name: "dev", regions: ["us-east-1"] },
];

describe("scopeOf", () => {
  it("names each account, and each region once", () => {
    expect(scopeOf(accounts)).toEqual({
      account: ["prod", "dev"],
      region: ["eu-west-1", "us-east-1"],
    });
  });
});

describe("withinScope", () => {
  it("removes unknown accounts and regions", () => {
    const filters = { ...NO_FILTERS, account: ["prod", "x"], region: ["us-east-1", "y"] };
    expect(withinScope(filters, accounts)).toEqual({
      ...NO_FILTERS,
      account: ["prod"],
      region: ["us-east-1"],
    });
  });
});

describe("sourcesIn", () => {
  it.each([
    [[], [], ["prod eu-west-1", "prod us-east-1", "dev us-east-1"]],
    [["dev"], [], ["dev us-east-1"]],
    [[], ["eu-west-1"], ["prod eu-west-1"]],
    [["dev"], ["eu-west-1"], []],
  ])("finds the pairs of the accounts %j and regions %j: %j", (account, region, pairs) => {
    const found = sourcesIn(accounts, { account, region });
    expect(found.map((pair) => `${pair.account} ${pair.region}`)).toEqual(pairs);
  });

  it("finds all sources without names", () => {
    expect(sourcesIn(accounts, { account: [], region: [] })).toHaveLength(sourceCount(accounts));
  });
});
