import "server-only";
import type { ListedState, Session } from "@/lib/sessions/session/session";
import { elsewhere, fakePortals, fakePositions } from "@/lib/testing/fakes/fake-embed";
import type { Asked, Question, Said } from "@/lib/testing/worlds/embed-query";
import type { FakeSource } from "@/lib/testing/worlds/listing-world";

/**
 * What a token may see, worked out once more as simply as can be and with none of the server's own code: both being
 * wrong in the same way is what this is to make unlikely.
 */

type ListingPosition = { account: string; region: string };

/** The pairs of account and region that a token opens: by what it says, by its key and by its lock. */
export function openPositions({ portal, accounts, regions, locked }: Said): ListingPosition[] {
  const limits = fakePortals[portal]?.limits;
  if (!limits) return [];
  const all = (names: readonly string[], name: string) =>
    names.includes("*") || names.includes(name);
  return fakePositions.filter(
    ({ account, region }) =>
      all(accounts, account) &&
      all(regions, region) &&
      all(limits.accounts ?? ["*"], account) &&
      all(limits.regions ?? ["*"], region) &&
      all(locked.account ?? ["*"], account) &&
      all(locked.region ?? ["*"], region),
  );
}

/** Whether a place is one of some. */
export function isIn(
  places: readonly ListingPosition[],
  { account, region }: ListingPosition,
): boolean {
  return places.some((place) => place.account === account && place.region === region);
}

/** The accounts and regions that a text tells, although they are neither open nor have been asked for. */
export function strangersIn(
  text: string,
  open: readonly ListingPosition[],
  asked: Asked,
): string[] {
  const { account = [], region = [] } = asked;
  const known = open.flatMap((place) => [place.account, place.region]);
  const names = [...fakePositions, elsewhere].flatMap((place) => [place.account, place.region]);
  const strange = names.filter((name) => ![...known, ...account, ...region].includes(name));
  return strange.filter((name) => text.includes(name));
}

/** Whether a question about places is answered at all: about nothing but what is open, and something that is there. */
export function isAnswerable(asked: Asked, open: readonly ListingPosition[]): boolean {
  const { account = [], region = [] } = asked;
  const isKnown =
    account.every((name) => open.some((place) => place.account === name)) &&
    region.every((name) => open.some((place) => place.region === name));
  return isKnown && open.some((place) => isNamed(asked, place));
}

/** Whether a token's view has what a question lists. */
export function isOfView({ view, locked }: Said, { state, asked }: Question): boolean {
  const listed = state ?? "active";
  if (listed === view) return true;
  return listed === "all" && view === "history" && (isRunning(asked) || isRunning(locked));
}

/** The rows of the lists that a question is about. History has both where its lock is on what was running. */
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

/** Whether a row is one that a query means at a moment (epoch milliseconds). */
export function isMeant(row: Session, query: Asked, now: number): boolean {
  const { account: _account, region: _region, after, before, range, time: _time, ...keys } = query;
  return (
    isNamed(query, row) &&
    Object.entries(keys).every(([key, texts]) => isMatch(row, key, texts)) &&
    isInTime(row, { after, before, range }, isRunning(query), now)
  );
}

/** Whether a session's own address shows it where a token locks a view. */
export function isShown({ status, endedAt }: Session, { view }: Said): boolean {
  const isOpen = endedAt === null && status !== "Terminated" && status !== "Failed";
  return view === "history" || isOpen;
}

function isNamed({ account, region }: Asked, place: ListingPosition): boolean {
  return (
    (account === undefined || account.includes(place.account)) &&
    (region === undefined || region.includes(place.region))
  );
}

function isRunning({ time, after, before, range }: Asked): boolean {
  return time?.[0] === "running" && (after ?? before ?? range) !== undefined;
}

function isMatch(row: Session, key: string, texts: readonly string[]): boolean {
  const wanted = texts.filter((text) => !text.startsWith("!"));
  const unwanted = texts.filter((text) => text.startsWith("!")).map((text) => text.slice(1));
  const isWanted = wanted.length === 0 || wanted.some((text) => isLike(row, key, text));
  return isWanted && !unwanted.some((text) => isLike(row, key, text));
}

function isLike(row: Session, key: string, text: string): boolean {
  const has = textOf(row, key);
  if (has === null) return false;
  if (text.startsWith("~")) return has.toLowerCase().includes(text.slice(1).toLowerCase());
  const value = text.startsWith("\\") ? text.slice(1) : text;
  if (key !== "owner" || value.startsWith("arn:")) return has === value;
  return has.split("/").at(-1)?.toLowerCase() === value.toLowerCase();
}

function textOf(row: Session, key: string): string | null {
  if (key === "sessionId") return row.id;
  if (key === "accessType") return row.accessType ?? "Standard";
  const fields: Record<string, string | null> = {
    owner: row.owner,
    target: row.target,
    status: row.status,
    kind: row.kind,
    document: row.document,
    reason: row.reason,
  };
  return fields[key] ?? null;
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
