import "server-only";
import type { AwsPageRequest } from "@/lib/server/aws/describe-sessions";
import type { SessionSource } from "@/lib/server/source/session-source";
import type { PageRequest } from "@/lib/server/source/source-page";
import { awsSource } from "@/lib/server/sources/aws-source";
import type { Session } from "@/lib/sessions/session/session";
import { isInWindow } from "@/lib/sessions/time/time-window";
import { awsError, newPage } from "@/lib/testing/fakes/fake-listing";
import { memorySource } from "@/lib/testing/fakes/memory-source";

/** The time when the listings of all worlds begin, epoch milliseconds. */
export const startOfWorlds = Date.parse("2026-11-23T16:00:00Z");

/** The sessions of one account and region, each list in the order in which AWS returns it. */
export type FakeSource = {
  account?: string;
  region: string;
  active: Session[];
  history: Session[];
  /** The number of rows per page, if it is a source in memory and not AWS. */
  memory?: number;
};

/** An AWS of several sources that answers with short, empty and overlapping pages, slowly, and fails at times. */
export type World = {
  sources: FakeSource[];
  /** The number of rows of each page, at most MaxResults. */
  lengths: number[];
  /** How many rows of the previous page are repeated on a page. */
  overlaps: number[];
  /** Which calls of a source fail, by the remainder of their number. */
  failures: number[];
  msPerCall: number;
  tokenLength: number;
};

/** The sources of a world. They share one clock, which each call advances. */
export function fakeWorld(world: World): { sources: SessionSource[]; clock: () => number } {
  let time = startOfWorlds;
  const clock = () => time;
  const sources = world.sources.map((rows) => {
    let calls = 0;
    const { account = "default", region, memory } = rows;
    const source: SessionSource =
      memory === undefined
        ? awsSource({ account, region }, async (request) =>
            newPage(pageOf(world, rows, request), time),
          )
        : memorySource({ account, region }, rows, { clock, pageLength: memory });
    return {
      ...source,
      async readPage(request: PageRequest) {
        calls += 1;
        time += world.msPerCall;
        await Promise.resolve();
        if (world.failures.includes(calls % 7)) throw awsError("InternalServerError");
        return await source.readPage(request);
      },
    };
  });
  return { sources, clock };
}

/** A page of a list. Its token has the index of the first row and the number of pages before. */
function pageOf(
  { lengths, overlaps, tokenLength }: World,
  { active, history }: FakeSource,
  { state, filters, token, pageSize }: AwsPageRequest,
) {
  const rows = (state === "Active" ? active : history).filter((row) =>
    filters.every(({ key, value }) => isHeld(row, key, value)),
  );
  const cuts = [...lengths, 9];
  const [from = 0, step = 0] = (token ?? "0 0").trim().split(" ").map(Number);
  const length = Math.min(cuts[step % cuts.length] ?? 9, pageSize);
  const room = Math.max(0, pageSize - length);
  const again = Math.min(overlaps[step % overlaps.length] ?? 0, from, room);
  const isLast = from + length >= rows.length;
  return {
    sessions: rows.slice(from - again, from + length),
    nextToken: isLast ? null : `${from + length} ${step + 1}`.padEnd(tokenLength),
  };
}

/** Whether a row matches one of AWS's filters, as documented. */
function isHeld(row: Session, key: string, value: string): boolean {
  const watermark = { after: null, before: null, time: "started" as const };
  if (key === "InvokedAfter") return isInWindow(row, { ...watermark, after: value });
  if (key === "InvokedBefore") return isInWindow(row, { ...watermark, before: value });
  const { target, owner, status, id, accessType } = row;
  const texts = new Map([
    ["Target", target],
    ["Owner", owner],
    ["Status", status],
    ["SessionId", id],
    ["AccessType", accessType],
  ]);
  return texts.get(key) === value;
}
