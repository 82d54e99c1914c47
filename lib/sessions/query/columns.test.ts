import { describe, expect, it } from "vitest";
import { COLUMNS, columnsIn } from "./columns";

const namesIn = (account: string[], region: string[]) =>
  columnsIn({ account, region }).map(({ name }) => name);

describe("columns", () => {
  it("have names and labels of their own", () => {
    expect(new Set(COLUMNS.map(({ name }) => name)).size).toBe(COLUMNS.length);
    expect(new Set(COLUMNS.map(({ label }) => label)).size).toBe(COLUMNS.length);
  });

  it("leave account and region out where all sessions share them", () => {
    const all = COLUMNS.map(({ name }) => name);
    const rest = all.filter((name) => name !== "account" && name !== "region");
    expect(namesIn(["prod"], ["eu-west-1"])).toEqual(rest);
  });

  it("say the account or the region where there are several", () => {
    expect(namesIn(["prod", "dev"], ["eu-west-1"])).toContain("account");
    expect(namesIn(["prod", "dev"], ["eu-west-1"])).not.toContain("region");
    expect(namesIn(["prod"], ["eu-west-1", "us-east-1"])).toContain("region");
    expect(namesIn(["prod", "dev"], ["eu-west-1", "us-east-1"])).toEqual(
      COLUMNS.map(({ name }) => name),
    );
  });
});
