import { describe, expect, it } from "vitest";
import { AwsError } from "./aws-error";
import { compileFilters } from "./filters";
import { companyPlan } from "./plan";
import { createWorld } from "./world";

const now = Date.parse("2026-11-20T12:00:00Z");
const place = { seed: "test", account: "demo", region: "eu-west-1" };
const world = createWorld(companyPlan(300), place);
const newest = world.newest(now);
const usual = { isNovel: false, isStrict: false };

function passes(key: string, value: string, index = newest): boolean {
  return compileFilters([{ key, value }], usual)(world, index, now);
}

function refusalOf(filters: { key: string; value: string }[], rules = usual): string {
  try {
    compileFilters(filters, rules);
  } catch (error) {
    if (error instanceof AwsError) return error.body;
  }
  return "accepted";
}

describe("compileFilters", () => {
  it("includes the time of InvokedAfter and excludes the time of InvokedBefore", () => {
    const at = (offset: number) => new Date(world.start(newest) + offset).toISOString();
    expect(passes("InvokedAfter", at(0))).toBe(true);
    expect(passes("InvokedAfter", at(1))).toBe(false);
    expect(passes("InvokedBefore", at(0))).toBe(false);
    expect(passes("InvokedBefore", at(1))).toBe(true);
  });

  it.each(["Target", "Owner", "SessionId"])("wants the exact %s", (key) => {
    const row = world.row(newest, now);
    const exact = { Target: row.Target, Owner: row.Owner, SessionId: row.SessionId }[key] ?? "";
    expect(passes(key, exact)).toBe(true);
    expect(passes(key, exact.slice(0, -1))).toBe(false);
    expect(passes(key, exact.toUpperCase())).toBe(false);
  });

  it("takes a missing access type for Standard", () => {
    const indices = Array.from({ length: 100 }, (_, age) => newest - age);
    const missing = indices.find((index) => world.accessType(index) === undefined);
    expect(passes("AccessType", "Standard", missing)).toBe(true);
    expect(passes("AccessType", "JustInTime", missing)).toBe(false);
  });

  it("refuses an unknown key without a message", () => {
    for (const key of ["DocumentName", "owner", "toString", ""]) {
      expect(refusalOf([{ key, value: "x" }])).toBe(`{"__type":"InvalidFilterKey"}`);
    }
  });

  it.each([
    ["Status", "Nope"],
    ["Status", "connected"],
    ["Status", "Hibernating"],
    ["AccessType", "Nope"],
    ["InvokedAfter", "2026-11-20"],
    ["InvokedBefore", "yesterday"],
  ])("refuses %s %s", (key, value) => {
    expect(refusalOf([{ key, value }])).toMatch(/^\{"__type":"ValidationException","message":"/);
  });

  it("knows the novel values where they exist", () => {
    const rules = { ...usual, isNovel: true };
    expect(refusalOf([{ key: "Status", value: "Hibernating" }], rules)).toBe("accepted");
    expect(refusalOf([{ key: "AccessType", value: "Ephemeral" }], rules)).toBe("accepted");
  });

  it("can be stricter", () => {
    const rules = { ...usual, isStrict: true };
    const twice = [
      { key: "Owner", value: "a" },
      { key: "Owner", value: "b" },
    ];
    expect(refusalOf(twice)).toBe("accepted");
    expect(refusalOf(twice, rules)).toContain("ValidationException");
    expect(refusalOf([{ key: "Status", value: "Nope" }], rules)).toContain("InvalidFilterValue");
  });
});
