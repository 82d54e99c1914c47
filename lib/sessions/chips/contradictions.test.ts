import { describe, expect, it } from "vitest";
import { loadSessionSearchParams } from "@/lib/sessions/query/search-params";
import { contradictions } from "./contradictions";

const NOW = Date.parse("2026-11-23T17:40:00Z");

function reasonsIn(state: "active" | "history", query: string): string[] {
  return contradictions(state, loadSessionSearchParams(new URLSearchParams(query)), NOW, "UTC");
}

describe("contradictions", () => {
  it("names the list that holds a documented status", () => {
    expect(reasonsIn("active", "status=Failed")).toEqual([
      "Failed sessions are listed under History, never here.",
    ]);
    expect(reasonsIn("history", "status=Connected")).toHaveLength(1);
  });

  it("claims nothing about a status that AWS does not document", () => {
    expect(reasonsIn("active", "status=Weird")).toEqual([]);
    expect(reasonsIn("history", "status=Weird")).toEqual([]);
  });
});
