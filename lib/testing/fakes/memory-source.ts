import "server-only";
import type { ListQuery, SessionSource, SourcePlan } from "@/lib/server/source/session-source";
import type { AppliedFilter } from "@/lib/sessions/query/applied-filter";
import { FILTER_KEYS, type FilterKey } from "@/lib/sessions/query/fields";
import type { FilterValue } from "@/lib/sessions/query/filter-value";
import { compareSessions, type ListedState, type Session } from "@/lib/sessions/session/session";
import type { TimeWindow } from "@/lib/sessions/time/time-window";
import { makeSession } from "@/lib/testing/worlds/make-session";
import { newPage } from "./fake-listing";

/** The sessions of a source, by the list in which an archive last saw them. */
export type KeptSessions = { active: readonly Session[]; history: readonly Session[] };

type MemoryAsk = {
  state: ListedState;
  wanted: { key: FilterKey; values: FilterValue[] }[];
  after: string | null;
  before: string | null;
};

/** The fields that it can search. It cannot search owners, kinds and negations: the re-check applies them. */
const COLUMNS: Partial<Record<FilterKey, (session: Session) => string | null>> = {
  target: ({ target }) => target,
  status: ({ status }) => status,
  sessionId: ({ id }) => id,
  document: ({ document }) => document,
  reason: ({ reason }) => reason,
};

const KEPT_DAYS = 3 * 365;

/**
 * A source that differs from AWS, like a future archive: one list for open and ended sessions, three years of
 * retention, *contains*, its own page length and no gateway. It shares no code with the re-check. `pageLength` is the number of rows of a page.
 */
export function memorySource(
  { account, region }: { account: string; region: string },
  { active, history }: KeptSessions,
  { clock, pageLength = 500 }: { clock: () => number; pageLength?: number },
): SessionSource<MemoryAsk> {
  const ended = new Set(history.map(({ id }) => id));
  const open = active.filter(({ id }) => !ended.has(id));
  const all = { active: open, history, all: [...open, ...history] };
  return {
    account,
    region,
    lists: [{ name: "kept", states: ["active", "history"] }],
    retention: { days: KEPT_DAYS, rule: "the archive forgets sessions three years after they end" },
    plan: planOf,
    async readPage({ ask, before, token }) {
      const from = token === null ? null : rowOf(token, { account, region });
      const rows = all[ask.state]
        .filter((row) => isAskedFor(row, ask) && isBefore(row, before))
        .filter((row) => from === null || compareSessions(row, from) > 0)
        .toSorted(compareSessions);
      const sessions = rows.slice(0, pageLength);
      const last = rows.length > pageLength ? sessions.at(-1) : undefined;
      const nextToken = last === undefined ? null : tokenOf(last);
      return { ...newPage({ sessions, nextToken }, clock()), isCached: true };
    },
  };
}

function planOf(
  { state, filters }: ListQuery,
  { after, before, time }: TimeWindow,
): SourcePlan<MemoryAsk> {
  const named = FILTER_KEYS.filter((key) => filters[key].length > 0);
  const wanted = named.flatMap((key) => {
    const values = filters[key].filter(isPositive);
    return values.length > 0 && key in COLUMNS ? [{ key, values }] : [];
  });
  const isStart = time === "started";
  const applied: AppliedFilter[] = wanted.flatMap(({ key, values }) =>
    values.map(({ operator }) => ({ key, operator })),
  );
  if (isStart && (after !== null || before !== null)) applied.push({ key: "time", operator: null });
  return {
    asks: [{ state, wanted, after: isStart ? after : null, before }],
    applied,
    isExact: isStart && named.every((key) => key in COLUMNS && filters[key].every(isPositive)),
  };
}

function isPositive({ operator }: FilterValue): boolean {
  return operator === "is" || operator === "contains";
}

function isAskedFor(row: Session, { wanted, after, before }: MemoryAsk): boolean {
  if ((after !== null || before !== null) && row.startedAt === null) return false;
  if (after !== null && Date.parse(row.startedAt ?? "") < Date.parse(after)) return false;
  if (!isBefore(row, before)) return false;
  return wanted.every(({ key, values }) => {
    const text = COLUMNS[key]?.(row) ?? null;
    return values.some(({ operator, value }) => {
      if (operator === "is") return text === value;
      return text?.toLowerCase().includes(value.toLowerCase()) === true;
    });
  });
}

function isBefore({ startedAt }: Session, before: string | null): boolean {
  return before === null || (startedAt !== null && Date.parse(startedAt) < Date.parse(before));
}

/** A token that names the last row of the page before. */
function tokenOf({ startedAt, id }: Session): string {
  return Buffer.from(JSON.stringify([startedAt, id])).toString("base64url");
}

function rowOf(token: string, position: { account: string; region: string }): Session {
  const [startedAt, id]: [string | null, string] = JSON.parse(
    Buffer.from(token, "base64url").toString(),
  );
  return makeSession({ ...position, startedAt, id });
}
