import { describe, expect, it } from "vitest";
import { is } from "@/lib/sessions/query/filter-value";
import { NO_FILTERS } from "@/lib/sessions/query/search-params";
import { fakeSource } from "@/lib/testing/fakes/fake-listing";
import { listingName, planListings } from "./listing";

const anyTime = { after: null, before: null, time: "started" } as const;
const regions = (count: number) =>
  Array.from({ length: count }, (_, n) => fakeSource([], undefined, `r${n}`).source);
const nodes = { ...NO_FILTERS, target: [is("i-0f3a9c1e"), is("i-0f3a9c1f")] };

function countFor(sources: number, filters = nodes, state: "history" | "all" = "history") {
  return planListings({ state, filters }, regions(sources), anyTime).length;
}

describe("planListings", () => {
  it("requests each alternative from both lists of each source", () => {
    const listings = planListings({ state: "all", filters: nodes }, regions(2), anyTime);
    expect(listings.map(({ isExact }) => isExact)).toEqual(listings.map(() => true));
    expect(listings.map(({ source, list, ask }) => [source.region, list.name, ask])).toMatchObject(
      ["r0", "r1"].flatMap((region) =>
        ["Active", "History"].flatMap((list) => [
          [region, list, { filters: [{ value: "i-0f3a9c1e" }] }],
          [region, list, { filters: [{ value: "i-0f3a9c1f" }] }],
        ]),
      ),
    );
  });

  it("requests alternatives in parallel up to 100 listings", () => {
    expect(countFor(50)).toBe(100);
    expect(countFor(51)).toBe(51);
    expect(countFor(25, nodes, "all")).toBe(100);
    expect(countFor(26, nodes, "all")).toBe(52);
  });
});

describe("listingName", () => {
  it("distinguishes listings by source, list, AWS's filters and the query", () => {
    const queries = [nodes, NO_FILTERS, { ...NO_FILTERS, reason: [is("INC-1")] }];
    const listings = queries.flatMap((filters) =>
      (["all", "history"] as const).flatMap((state) =>
        planListings({ state, filters }, regions(2), anyTime),
      ),
    );
    expect(new Set(listings.map(listingName)).size).toBe(listings.length);
  });

  it("ignores keys that are only for display", () => {
    const shown = { ...NO_FILTERS, tz: "utc", session: "bob-1" };
    const [plain] = planListings({ state: "all", filters: NO_FILTERS }, regions(1), anyTime);
    const [other] = planListings({ state: "all", filters: shown }, regions(1), anyTime);
    expect(plain && listingName(plain)).toBe(other && listingName(other));
  });
});
