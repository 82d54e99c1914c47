import { describe, expect, it } from "vitest";
import { ProblemError } from "@/lib/server/problem";
import { fakeSource } from "@/lib/testing/fakes/fake-listing";
import { sourcesAsked } from "./sources-asked";

const sources = ["prod eu-west-1", "prod us-east-1", "dev eu-west-1"].map((name) => {
  const [account = "", region = ""] = name.split(" ");
  return { ...fakeSource([]).source, account, region };
});

function asked(account: string[], region: string[]) {
  return sourcesAsked(sources, { account, region }).map((source) => [
    source.account,
    source.region,
  ]);
}

describe("sourcesAsked", () => {
  it.each([
    [[], [], 3],
    [["prod"], [], 2],
    [[], ["eu-west-1"], 2],
    [["dev", "prod"], ["eu-west-1"], 2],
    [["dev", "prod"], ["us-east-1"], 1],
    [["dev"], ["eu-west-1", "us-east-1"], 1],
  ])("for the accounts %j and regions %j, finds %i sources", (account, region, count) => {
    const found = asked(account, region);
    expect(found).toHaveLength(count);
    for (const [name, foundRegion] of found) {
      expect(account.length === 0 || account.some((each) => each === name)).toBe(true);
      expect(region.length === 0 || region.some((each) => each === foundRegion)).toBe(true);
    }
  });

  it.each([
    [["dev"], "in account dev"],
    [[], "in any account"],
  ])("refuses a region that the accounts %j do not have", (account, text) => {
    const region = account.length > 0 ? "us-east-1" : "ap-south-1";
    try {
      asked(account, [region]);
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      expect(error.problem).toMatchObject({ code: "invalid-request", status: 400 });
      expect(error.problem.errors).toEqual([
        { key: "region", detail: expect.stringContaining(`${region} ${text}`) },
      ]);
    }
  });
});
