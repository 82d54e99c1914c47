import { describe, expect, it } from "vitest";
import { NO_FILTERS } from "@/lib/sessions/query/search-params";
import type { ListedState } from "@/lib/sessions/session/session";
import { fakeNow, fakePage, fakeSource } from "@/lib/testing/fakes/fake-listing";
import { planListings } from "./listing";
import { TOP } from "./listing-position";
import { ListingReader } from "./listing-reader";
import { reportSources } from "./source-reports";

const anyTime = { after: null, before: null, time: "started" } as const;
const never = new AbortController().signal;
const failure = { code: "aws-throttled", detail: "Wait.", requestId: "r", retryAfterSeconds: 5 };
const throttled = { ...failure, code: "aws-throttled" as const };

/** The lists of some sources, each read once, one second apart. */
async function readAll(regions: string[], state: ListedState, pages = [fakePage("a1")]) {
  let seconds = -1;
  const asOf = () => {
    seconds += 1;
    return fakeNow + seconds * 1000;
  };
  const sources = regions.map((region) => fakeSource(pages, undefined, region, asOf).source);
  const listings = planListings({ state, filters: NO_FILTERS }, sources, anyTime);
  const readers = listings.map((listing) => new ListingReader(listing, TOP));
  for (const reader of readers) {
    await reader.read(50, () => true, null, never);
    reader.take();
  }
  return readers;
}

describe("reportSources", () => {
  it("has one report for each source, as old as the oldest of its lists", async () => {
    const readers = await readAll(["r1", "r2"], "all");
    expect(reportSources(readers.map((reader) => ({ reader, failure: null })))).toEqual(
      ["r1", "r2"].map((region, index) => ({
        account: "default",
        region,
        status: "ok",
        asOf: new Date(fakeNow + index * 2000).toISOString(),
        stale: false,
        complete: true,
      })),
    );
  });

  it("reports that a source has failed if one of its lists has, and why", async () => {
    const readers = await readAll(["r1", "r2"], "all");
    const outcomes = readers.map((reader, index) => ({
      reader,
      failure: index === 1 ? throttled : null,
    }));
    const { detail: message, ...known } = failure;
    expect(reportSources(outcomes)).toMatchObject([
      { region: "r1", status: "error", complete: false, error: { ...known, message } },
      { region: "r2", status: "ok", complete: true },
    ]);
  });

  it("reports that the rows of a source are old, and why", async () => {
    const { source } = fakeSource([fakePage("a1")]);
    const readOldPage: typeof source.readPage = async (request) => ({
      ...(await source.readPage(request)),
      staleBecause: throttled,
    });
    const old = { ...source, readPage: readOldPage };
    const listings = planListings({ state: "history", filters: NO_FILTERS }, [old], anyTime);
    const readers = listings.map((listing) => new ListingReader(listing, TOP));
    for (const reader of readers) {
      await reader.read(50, () => true, null, never);
      reader.take();
    }
    const { detail: message, ...known } = failure;
    expect(reportSources(readers.map((reader) => ({ reader, failure: null })))).toMatchObject([
      { status: "ok", stale: true, reason: { ...known, message } },
    ]);
  });

  it("is not complete as long as there are more rows", async () => {
    const [reader] = await readAll(["r1"], "history", [fakePage("a1"), fakePage("a2")]);
    if (!reader) throw new Error("There is no source.");
    expect(reportSources([{ reader, failure: null }])).toMatchObject([{ complete: false }]);
  });

  it("has no time for a source that returned nothing", async () => {
    const { source } = fakeSource([]);
    const listings = planListings({ state: "active", filters: NO_FILTERS }, [source], anyTime);
    const outcomes = listings.map((listing) => ({
      reader: new ListingReader(listing, TOP),
      failure: throttled,
    }));
    expect(reportSources(outcomes)).toMatchObject([{ status: "error", asOf: null }]);
  });
});
