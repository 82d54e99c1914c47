import "server-only";
import fc from "fast-check";
import { compareSessions, type Session } from "@/lib/sessions/session/session";
import { type FakeSource, startOfWorlds, type World } from "./listing-world";
import { makeSession } from "./make-session";

/** Which kinds of sources a world has: AWS, sources in memory, or both, also of the same account and region. */
export type SourceKinds = "AWS" | "memory" | "mixed";

/** Random worlds. Without `hasDisorder` AWS returns rows newest start first. */
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
  /** No answer ends early because its budget of time or calls is spent. */
  isFast?: boolean;
  /** Many sessions start within a second, as if a script opened them. */
  isBurst?: boolean;
  sources?: number;
  tokenLength?: number;
  kinds?: SourceKinds;
}): fc.Arbitrary<World> {
  // Listings that continue by time cannot reach rows without a start. AWS is not known to have any.
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

const KINDS = ["AWS", "memory", "mixed"] as const;
const FORTY_DAYS = 40 * 86_400_000;

type Rows = Pick<FakeSource, "active" | "history" | "memory">;

/** The sources of one account and region. A source in memory beside AWS also has sessions that AWS has forgotten. */
function sourcesOf({ active, history }: Rows, kind: SourceKinds, memory: number): Rows[] {
  if (kind === "AWS") return [{ active, history }];
  const isOpen = ({ id }: Session) => active.some((row) => row.id === id);
  // It has recorded some sessions as open that have ended since.
  const archive = { active, history: history.filter((row) => !isOpen(row)), memory };
  if (kind === "memory") return [archive];
  const forgotten = history.map((row) => ({
    ...row,
    id: `${row.id}-old`,
    startedAt: daysEarlier(row.startedAt),
    endedAt: daysEarlier(row.endedAt),
  }));
  return [
    { active, history },
    { ...archive, history: [...archive.history, ...forgotten] },
  ];
}

function daysEarlier(instant: string | null): string | null {
  return instant === null ? null : new Date(Date.parse(instant) - FORTY_DAYS).toISOString();
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
