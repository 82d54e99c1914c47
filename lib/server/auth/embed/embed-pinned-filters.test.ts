import { describe, expect, it } from "vitest";
import { NO_FILTERS } from "@/lib/sessions/query/search-params";
import { makePortal } from "@/lib/testing/fakes/fake-portal";
import { readPinnedFilters } from "./embed-pinned-filters";

const { claims } = makePortal("HS256");
const pinnedFiltersOf = (locked: Record<string, string | string[]>) =>
  readPinnedFilters({ ...claims, view: "history", locked });

describe("readPinnedFilters", () => {
  it("says who has locked which view", () => {
    expect(pinnedFiltersOf({})).toEqual({
      by: "acme-portal",
      view: "history",
      filters: NO_FILTERS,
    });
  });

  it.each([
    [{ owner: "alice.chen" }, { owner: [{ operator: "is", value: "alice.chen" }] }],
    [{ owner: ["alice.chen"] }, { owner: [{ operator: "is", value: "alice.chen" }] }],
    [{ target: "~i-0f" }, { target: [{ operator: "contains", value: "i-0f" }] }],
    [{ status: "!Failed" }, { status: [{ operator: "is-not", value: "Failed" }] }],
    [{ reason: "!~INC" }, { reason: [{ operator: "contains-not", value: "INC" }] }],
    [{ reason: "\\~INC" }, { reason: [{ operator: "is", value: "~INC" }] }],
    [{ document: "a&owner=b" }, { document: [{ operator: "is", value: "a&owner=b" }] }],
    [
      { kind: ["ssh", "shell"] },
      {
        kind: [
          { operator: "is", value: "shell" },
          { operator: "is", value: "ssh" },
        ],
      },
    ],
    [
      { account: ["prod"], region: "eu-west-1" },
      { account: ["prod"], region: ["eu-west-1"] },
    ],
    [{ range: "7d" }, { range: "7d" }],
    [
      { range: "1h", time: "running" },
      { range: "1h", time: "running" },
    ],
    [{ after: "2026-11-24T10:00:00+01:00" }, { after: "2026-11-24T09:00:00Z" }],
    [{ before: "2026-11-24T09:00Z", time: "started" }, { before: "2026-11-24T09:00:00Z" }],
  ])("reads %j as the URL would", (locked, filters) => {
    expect(pinnedFiltersOf(locked)?.filters).toEqual({ ...NO_FILTERS, ...filters });
  });

  it.each([
    // Values that a page would name in a notice and ignore.
    { user: "alice.chen" },
    { status: "Done" },
    { status: ["Failed", "Done"] },
    { owner: "" },
    { range: "1y" },
    { range: ["1h", "2h"] },
    { after: "yesterday" },
    { after: "2026-11-24T09:00:00Z", before: "2026-11-23T09:00:00Z" },
    // Keys that only affect display.
    { tz: "utc" },
    { session: "alice.chen-0b1f" },
    // Values without an effect beside the rest.
    { after: "2026-11-23T09:00:00Z", range: "1h" },
    { time: "running" },
    { time: "started" },
  ])("reads no lock from %j", (locked) => {
    expect(pinnedFiltersOf(locked)).toBeNull();
  });
});
