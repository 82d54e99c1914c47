import "server-only";
import type { FilterKey } from "@/lib/sessions/query/fields";
import type { ListedState, Session } from "@/lib/sessions/session/session";
import { elsewhere, fakePairs, fakePortals } from "@/lib/testing/fakes/fake-embed";
import type { Asked, Question, Said } from "@/lib/testing/worlds/embed-query";
import type { FakeSource } from "@/lib/testing/worlds/listing-world";

/**
 * The rows that a token may see, computed a second time as simply as possible and without the server's own code. So it
 * is unlikely that both have the same mistake.
 */

type Origin = { account: string; region: string };

/** The pairs of account and region that a token opens: the overlap of its scope, its key and its pinned filters. */
export function openPairs({ portal, accounts, regions, locked }: Said): Origin[] {
  const limits = fakePortals[portal]?.limits;
  if (!limits) return [];
  const all = (names: readonly string[], name: string) =>
    names.includes("*") || names.includes(name);
  return fakePairs.filter(
    ({ account, region }) =>
      all(accounts, account) &&
      all(regions, region) &&
      all(limits.accounts ?? ["*"], account) &&
      all(limits.regions ?? ["*"], region) &&
      all(locked.account ?? ["*"], account) &&
      all(locked.region ?? ["*"], region),
  );
}

/** Whether an account and region is in a list. */
export function isIn(sources: readonly Origin[], { account, region }: Origin): boolean {
  return sources.some((source) => source.account === account && source.region === region);
}

/** The accounts and regions that a text reveals, although they are neither open nor part of the question. */
export function strangersIn(text: string, open: readonly Origin[], asked: Asked): string[] {
  const { account = [], region = [] } = asked;
  const known = open.flatMap((source) => [source.account, source.region]);
  const names = [...fakePairs, elsewhere].flatMap((source) => [source.account, source.region]);
  const strange = names.filter((name) => ![...known, ...account, ...region].includes(name));
  return strange.filter((name) => text.includes(name));
}

/** Whether a question has an answer: it names only open accounts and regions, and at least one existing pair. */
export function isAnswerable(asked: Asked, open: readonly Origin[]): boolean {
  const { account = [], region = [] } = asked;
  const isKnown =
    account.every((name) => open.some((source) => source.account === name)) &&
    region.every((name) => open.some((source) => source.region === name));
  return isKnown && open.some((source) => isNamed(asked, source));
}

/** Whether a token's view shows the lists of a question. */
export function isOfView({ view, locked }: Said, { state, asked }: Question): boolean {
  const listed = state ?? "active";
  if (listed === view) return true;
  return listed === "all" && view === "history" && (isRunning(asked) || isRunning(locked));
}

/** The rows of a question's lists. History has both lists if its pinned filters are about open sessions in a window. */
export function pinnedRows(
  sources: readonly FakeSource[],
  state: ListedState | null,
  { locked }: Said,
): Session[] {
  return listedRows(sources, state === "history" && isRunning(locked) ? "all" : state);
}

/** The rows of AWS's lists. */
export function listedRows(sources: readonly FakeSource[], state: ListedState | null): Session[] {
  const listed = state ?? "active";
  return sources.flatMap(({ active, history }) => [
    ...(listed === "history" ? [] : active),
    ...(listed === "active" ? [] : history),
  ]);
}

/** Whether a row matches a query at a moment (epoch milliseconds). */
export function isMeant(row: Session, query: Asked, now: number): boolean {
  const { account: _account, region: _region, after, before, range, time: _time, ...keys } = query;
  return (
    isNamed(query, row) &&
    Object.entries(keys).every(([key, texts]) => isMatch(row, filterKey(key), texts)) &&
    isInTime(row, { after, before, range }, isRunning(query), now)
  );
}

/** Whether a session's own page shows it in the pinned view of a token. */
export function isShown({ status, endedAt }: Session, { view }: Said): boolean {
  const isOpen = endedAt === null && status !== "Terminated" && status !== "Failed";
  return view === "history" || isOpen;
}

function isNamed({ account, region }: Asked, source: Origin): boolean {
  return (
    (account === undefined || account.includes(source.account)) &&
    (region === undefined || region.includes(source.region))
  );
}

function isRunning({ time, after, before, range }: Asked): boolean {
  return time?.[0] === "running" && (after ?? before ?? range) !== undefined;
}

function isMatch(row: Session, key: FilterKey, texts: readonly string[]): boolean {
  const wanted = texts.filter((text) => !text.startsWith("!"));
  const unwanted = texts.filter((text) => text.startsWith("!")).map((text) => text.slice(1));
  const isWanted = wanted.length === 0 || wanted.some((text) => isLike(row, key, text));
  return isWanted && !unwanted.some((text) => isLike(row, key, text));
}

function isLike(row: Session, key: FilterKey, text: string): boolean {
  const has = TEXTS[key](row);
  if (has === null) return false;
  if (text.startsWith("~")) return has.toLowerCase().includes(text.slice(1).toLowerCase());
  const value = text.startsWith("\\") ? text.slice(1) : text;
  if (key !== "owner" || value.startsWith("arn:")) return has === value;
  return has.split("/").at(-1)?.toLowerCase() === value.toLowerCase();
}

/** The text of a row that each key is about. */
const TEXTS: Record<FilterKey, (row: Session) => string | null> = {
  owner: (row) => row.owner,
  target: (row) => row.target,
  status: (row) => row.status,
  accessType: (row) => row.accessType ?? "Standard",
  sessionId: (row) => row.id,
  kind: (row) => row.kind,
  document: (row) => row.document,
  reason: (row) => row.reason,
};

/** The key of a query. The oracle must not guess the rows of a key that it does not know. */
function filterKey(key: string): FilterKey {
  if (isKnown(key)) return key;
  throw new Error(`The oracle does not know the key ${key}.`);
}

function isKnown(key: string): key is FilterKey {
  return Object.hasOwn(TEXTS, key);
}

const MINUTES: Record<string, number> = { "5m": 5, "15m": 15, "1h": 60 };

function isInTime(
  { startedAt, endedAt, status }: Session,
  { after, before, range }: Partial<Asked>,
  isRunningAsked: boolean,
  now: number,
): boolean {
  if (!after && !before && !range) return true;
  if (startedAt === null) return false;
  const start = new Date(startedAt).getTime();
  const hasInstant = after !== undefined || before !== undefined;
  const fromRange = hasInstant ? null : now - (MINUTES[range?.[0] ?? ""] ?? 0) * 60_000;
  const from = after ? new Date(after[0] ?? "").getTime() : fromRange;
  if (before && start >= new Date(before[0] ?? "").getTime()) return false;
  if (from === null || start >= from) return true;
  if (!isRunningAsked) return false;
  if (endedAt !== null) return new Date(endedAt).getTime() > from;
  return status !== "Terminated" && status !== "Failed";
}
