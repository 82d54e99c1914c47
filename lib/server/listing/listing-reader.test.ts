import { describe, expect, it } from "vitest";
import { RepeatedTokenError } from "@/lib/server/aws/listing-error";
import { ANSWER_IS_OVER } from "@/lib/server/gateway/flight";
import { is } from "@/lib/sessions/query/filter-value";
import { NO_FILTERS } from "@/lib/sessions/query/search-params";
import {
  awsError,
  type FakePage,
  fakeNow,
  fakePage,
  fakeSource,
} from "@/lib/testing/fakes/fake-listing";
import { fingerprint } from "./fingerprints";
import { planListings } from "./listing";
import { type OpenPosition, TOP } from "./listing-position";
import { ListingReader } from "./listing-reader";

const anyTime = { after: null, before: null, time: "started" } as const;
const never = new AbortController().signal;

function readerOf(pages: FakePage[], position: Partial<OpenPosition> = {}) {
  const { source, asked } = fakeSource(pages);
  const filters = { ...NO_FILTERS, status: [is("Terminated")] };
  const [listing] = planListings({ state: "history", filters }, [source], anyTime);
  if (!listing) throw new Error("There is no source.");
  const reader = new ListingReader(listing, { ...TOP, ...position });
  const read = (signal = never) =>
    reader.read(50, ({ status }) => status === "Terminated", null, signal);
  return { reader, read, asked };
}

/** Takes all rows of the pages that were read so far. */
function takeAll(reader: ListingReader): string[] {
  const ids: string[] = [];
  while (reader.head) {
    ids.push(reader.head.id);
    reader.take();
  }
  return ids;
}

const positionOf = (reader: ListingReader) => reader.position(false, null);

describe("a listing", () => {
  it("is read page by page, each newest first, and taken row by row", async () => {
    const { reader, read } = readerOf([fakePage("a3", "f2", "a1"), fakePage("f4"), fakePage("a5")]);
    await read();
    expect(takeAll(reader)).toEqual(["a1", "a3"]);
    await read();
    expect(reader.head).toBeNull();
    expect(reader.hasNext).toBe(true);
    await read();
    expect(takeAll(reader)).toEqual(["a5"]);
    expect(reader).toMatchObject({ hasNext: false, isDone: true, calls: 3, scanned: 5 });
    expect(reader).toMatchObject({ reached: "2026-11-23T15:55:00.000Z", asOf: fakeNow });
    expect(positionOf(reader)).toBe("done");
  });

  it.each<[string, string | null, FakePage[]]>([
    ["at once", "1", [fakePage(), { ...fakePage("a1"), nextToken: "1" }]],
    ["on the next page", null, [fakePage("a1"), { ...fakePage("a2"), nextToken: "1" }]],
    [
      "in a circle",
      null,
      [fakePage("a1"), fakePage("a2"), { ...fakePage("a3"), nextToken: "1" }, fakePage()],
    ],
  ])("fails when AWS repeats its token %s, after returning the rows", async (_, token, pages) => {
    const { reader, read } = readerOf(pages, { token });
    while (reader.hasNext) await read();
    expect(takeAll(reader)).toEqual(["a1", "a2", "a3"].slice(0, reader.calls));
    expect(reader.failure).toBeInstanceOf(RepeatedTokenError);
    expect(positionOf(reader)).toBe("stopped");
  });

  it("continues in the middle of a page, after the last taken row and the unwanted rows before it", async () => {
    const page = fakePage("f1", "a2", "f3", "a4");
    const { reader, read } = readerOf([page, fakePage("a5")]);
    await read();
    reader.take();
    expect(reader.scannedInPart).toBe(2);
    expect(positionOf(reader)).toMatchObject({ token: null, isPartial: true });
    const again = readerOf([page, fakePage("a5")], { ...TOP, ...open(positionOf(reader)) });
    await again.read();
    expect(takeAll(again.reader)).toEqual(["a4"]);
    expect(again.reader.scanned).toBe(2);
  });

  it("continues at the top of a page if no row of it was taken", async () => {
    const { reader, read } = readerOf([fakePage("a1"), fakePage("a2")]);
    await read();
    expect(positionOf(reader)).toEqual(TOP);
    reader.take();
    expect(positionOf(reader)).toMatchObject({
      token: "1",
      isPartial: false,
      watermark: {
        start: fakeNow - 60_000,
        fingerprints: fakePage("a1").rows.map(fingerprint),
      },
    });
  });

  it.each([
    ["in order", [fakePage("a1", "a2"), fakePage("a2", "a3"), fakePage()], true],
    ["out of order on a page", [fakePage("a2", "a1"), fakePage("a3"), fakePage()], false],
    ["out of order from page to page", [fakePage("a2"), fakePage("a1"), fakePage()], false],
  ])("knows whether AWS returned its rows %s", async (_, pages, isSorted) => {
    const { reader, read } = readerOf(pages);
    await read();
    await read();
    takeAll(reader);
    expect(positionOf(reader)).toMatchObject({ isSorted });
  });

  it("keeps its position when AWS fails, and is deferred", async () => {
    const { reader, read } = readerOf([
      fakePage("a1"),
      { rows: [], failure: awsError("ThrottlingException") },
    ]);
    await read();
    takeAll(reader);
    await read();
    expect(reader).toMatchObject({ hasNext: false, isDone: false, calls: 1 });
    expect(positionOf(reader)).toMatchObject({ token: "1", isDeferred: true });
  });

  it("is deferred when it was too slow, until it has answered", async () => {
    const { reader, read } = readerOf([fakePage("a1"), fakePage("a2")], { isDeferred: true });
    expect(reader.isDeferred).toBe(true);
    expect(reader.position(true, null)).toEqual({ ...TOP, isDeferred: true });
    await read();
    expect(reader.isDeferred).toBe(false);
    takeAll(reader);
    expect(positionOf(reader)).toMatchObject({ isDeferred: false });
  });

  it("requests by time, within the query's filters, if its position says so", async () => {
    const { read, asked } = readerOf([fakePage("a1")], { before: "2026-11-23T15:59:01Z" });
    await read();
    expect(asked).toMatchObject([
      {
        state: "History",
        pageSize: 200,
        token: null,
        filters: [
          { key: "Status", value: "Terminated" },
          { key: "InvokedBefore", value: "2026-11-23T15:59:01Z" },
        ],
      },
    ]);
  });

  it("drops a token that AWS refuses if it can continue by time", async () => {
    const pages = [fakePage("a1"), { rows: [], failure: awsError("InvalidNextToken") }];
    const watermark = { start: fakeNow, fingerprints: [] };
    const timed = readerOf(pages, { token: "1", watermark });
    await timed.read();
    expect(positionOf(timed.reader)).toMatchObject({ token: null, before: "2026-11-23T16:00:01Z" });
    const untimed = readerOf(pages, { token: "1" });
    await untimed.read();
    expect(positionOf(untimed.reader)).toMatchObject({ token: null, before: null });
  });

  it("has not failed when the answer is over, but has failed when the deadline has passed", async () => {
    const stopped = readerOf([fakePage("a1")]);
    await stopped.read(AbortSignal.abort(ANSWER_IS_OVER));
    expect(stopped.reader).toMatchObject({ failure: null, hasNext: true, calls: 0 });
    const late = readerOf([fakePage("a1")]);
    await late.read(AbortSignal.abort(awsError("TimeoutError")));
    expect(late.reader.failure).not.toBeNull();
  });
});

function open(position: ReturnType<typeof positionOf>): OpenPosition {
  if (typeof position === "string") throw new Error("There is more.");
  return position;
}
