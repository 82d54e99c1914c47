import "server-only";
import fc from "fast-check";
import type { AwsPageRequest } from "@/lib/server/aws/describe-sessions";
import type { SessionSource } from "@/lib/server/source/session-source";
import type { PageRequest } from "@/lib/server/source/source-page";
import { awsSource } from "@/lib/server/sources/aws-source";
import { compareSessions, type Session } from "@/lib/sessions/session/session";
import { isInWindow } from "@/lib/sessions/time/time-window";
import { awsError, newPage } from "@/lib/testing/fakes/fake-listing";
import { memorySource } from "@/lib/testing/fakes/memory-source";
import { makeSession } from "./make-session";

/** When the listings of all worlds begin, epoch milliseconds. */
export const startOfWorlds = Date.parse("2026-11-23T16:00:00Z");

/** What one account and region holds, each list in the order in which AWS gives it. */
export type FakeSource = {
  account?: string;
  region: string;
  active: Session[];
  history: Session[];
  /** The rows of a page, if it is a source in memory and not AWS. */
  memory?: number;
};

/** Which kinds of sources a world has: AWS, sources in memory, or both, also of the same account and region. */
export type SourceKinds = "AWS" | "memory" | "mixed";

/** An AWS of several sources that answers with short, empty and overlapping pages, slowly, and fails at times. */
export type World = {
  sources: FakeSource[];
  /** Rows of each page in turn, at most MaxResults. */
  lengths: number[];
  /** How many of the rows before a page are on it once more. */
  overlaps: number[];
  /** Which calls of a source fail, by the remainder of their number. */
  failures: number[];
  msPerCall: number;
  tokenLength: number;
};

/** Random worlds. Without `hasDisorder` AWS keeps to newest start first. */
export function worldOf({
  hasDisorder,
  hasFailures,
  hasOverlaps = true,
  isFast = false,
  isBurst = false,
  sources = 4,
  tokenLength = 1,
  kinds = "AWS",
}: {
  hasDisorder: boolean;
  hasFailures: boolean;
  hasOverlaps?: boolean;
  /** No answer ends early because its time or its calls are spent. */
  isFast?: boolean;
  /** Many sessions start within a second, as when a script opens them. */
  isBurst?: boolean;
  sources?: number;
  tokenLength?: number;
  kinds?: SourceKinds;
}): fc.Arbitrary<World> {
  // Where places go on by time, rows without a start cannot be reached: AWS is not known to have any.
  const isMany = sources > 10;
  const source = fc
    .record({
      rows: isBurst ? burst : rowsOf(isMany ? 12 : 25, !isMany),
      moved: fc.nat({ max: 3 }),
      memory: fc.integer({ min: 6, max: 60 }),
      kind: kinds === "mixed" ? fc.constantFrom(...KINDS) : fc.constant(kinds),
    })
    .map(({ rows, moved, memory, kind }) => {
      const ordered = hasDisorder ? rows : rows.toSorted(compareSessions);
      const active = ordered.filter(({ endedAt }) => endedAt === null);
      // These end between the calls for the two lists, so they are in both.
      const ended = active.slice(0, moved).map(toEnded);
      const history = ordered.flatMap((row) =>
        row.endedAt === null ? ended.filter(({ id }) => id === row.id) : [row],
      );
      return sourcesOf({ active, history }, kind, memory);
    });
  return fc.record({
    sources: fc.array(source, { minLength: isMany ? sources : 1, maxLength: sources }).map((all) =>
      all.flatMap((own, index) => {
        const region = `r${index}`;
        const here = (row: Session) => ({ ...row, region });
        return own.map(({ active, history, ...rest }) => ({
          ...rest,
          region,
          active: active.map(here),
          history: history.map(here),
        }));
      }),
    ),
    lengths: fc.array(fc.integer({ min: isFast ? 3 : 0, max: 9 }), { maxLength: 6 }),
    overlaps: hasOverlaps
      ? fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 4 })
      : fc.constant([0]),
    failures: hasFailures ? fc.subarray([1, 2, 3, 4, 5, 6]) : fc.constant([]),
    msPerCall: isFast ? fc.constant(0) : fc.nat({ max: 700 }),
    tokenLength: fc.constant(tokenLength),
  });
}

/** The sources of a world, which share one clock that runs with their calls. */
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

const KINDS = ["AWS", "memory", "mixed"] as const;
const FORTY_DAYS = 40 * 86_400_000;

type Rows = Pick<FakeSource, "active" | "history" | "memory">;

/** The sources of one account and region. A source in memory beside AWS also has sessions that AWS has forgotten. */
function sourcesOf({ active, history }: Rows, kind: SourceKinds, memory: number): Rows[] {
  if (kind === "AWS") return [{ active, history }];
  const isOpen = ({ id }: Session) => active.some((row) => row.id === id);
  // It has seen sessions open that have ended since.
  const kept = { active, history: history.filter((row) => !isOpen(row)), memory };
  if (kind === "memory") return [kept];
  const forgotten = history.map((row) => ({
    ...row,
    id: `${row.id}-old`,
    startedAt: daysEarlier(row.startedAt),
    endedAt: daysEarlier(row.endedAt),
  }));
  return [
    { active, history },
    { ...kept, history: [...kept.history, ...forgotten] },
  ];
}

function daysEarlier(instant: string | null): string | null {
  return instant === null ? null : new Date(Date.parse(instant) - FORTY_DAYS).toISOString();
}

/** A token says where its page begins and how many pages came before. */
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

/** AWS's filters as documented. */
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

/** Forty starts within a fifth of a second. */
const burst = fc
  .uniqueArray(fc.integer({ min: 0, max: 200 }), { minLength: 40, maxLength: 40 })
  .map((starts) =>
    starts.map((ms) => {
      const startedAt = new Date(startOfWorlds - 1000 - ms).toISOString();
      return makeSession({
        id: `b${ms}`,
        startedAt,
        endedAt: new Date(startOfWorlds).toISOString(),
      });
    }),
  );

function rowsOf(maxLength: number, hasUnknown: boolean): fc.Arbitrary<Session[]> {
  const start = fc
    .integer({ min: 0, max: 9 })
    .map((second) => new Date(startOfWorlds - second * 997).toISOString());
  const row = fc
    .record({
      id: fc.stringMatching(/^[a-z]{1,3}$/),
      status: fc.constantFrom("Terminated", "Failed", null),
      target: fc.constantFrom("i-0f3a9c1e", "i-0f3a9c1f", null),
      reason: fc.constantFrom("INC-1", null),
      startedAt: hasUnknown ? fc.option(start) : start,
      isOpen: fc.boolean(),
    })
    .map(({ isOpen, ...changes }) => {
      const begin = changes.startedAt === null ? startOfWorlds : Date.parse(changes.startedAt);
      const endedAt = isOpen ? null : new Date(begin + 1000).toISOString();
      return makeSession({ ...changes, endedAt });
    });
  return fc.uniqueArray(row, { selector: ({ id }) => id, maxLength });
}

function toEnded(row: Session): Session {
  return { ...row, endedAt: new Date(startOfWorlds).toISOString() };
}
