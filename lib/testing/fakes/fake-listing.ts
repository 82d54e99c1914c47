import "server-only";
import { vi } from "vitest";
import { toAwsFailure } from "@/lib/server/aws/aws-error";
import type { AwsPageRequest, ListedPage } from "@/lib/server/aws/describe-sessions";
import { PageFailureError } from "@/lib/server/aws/page-failure";
import type { GatewayRequest } from "@/lib/server/gateway/gateway-request";
import { type Listing, planListings } from "@/lib/server/listing/listing";
import { readSessions } from "@/lib/server/listing/read-sessions";
import type { SessionsRequest } from "@/lib/server/listing/sessions-request";
import { ProblemError } from "@/lib/server/problem";
import type { SessionSource } from "@/lib/server/source/session-source";
import type { SourcePage } from "@/lib/server/source/source-page";
import { awsSource } from "@/lib/server/sources/aws-source";
import { NO_FILTERS, type SessionFilters } from "@/lib/sessions/query/search-params";
import type { ListedState, Session } from "@/lib/sessions/session/session";
import { makeSession } from "@/lib/testing/worlds/make-session";

/** The time when the listings of tests begin, epoch milliseconds. */
export const fakeNow = Date.parse("2026-11-23T16:00:00Z");

/** A page for tests: its rows, a failure instead of them, and a NextToken other than the next page. */
export type FakePage = { rows: Session[]; failure?: Error; nextToken?: string };

/** A page of sessions with these ids. The number in an id is its age in minutes; `f` stands for Failed. */
export function fakePage(...ids: string[]): FakePage {
  const rows = ids.map((id) => {
    const startedAt = new Date(fakeNow - Number(id.slice(1)) * 60_000).toISOString();
    return makeSession({ id, startedAt, status: id.startsWith("f") ? "Failed" : "Terminated" });
  });
  return { rows };
}

/**
 * A source for tests that lists the given pages, whose tokens are their numbers: one list, or one for each of
 * AWS's two. It records its requests in `asked`. `onCall` runs before each page, for a clock or a signal.
 */
export function fakeSource(
  pages: FakePage[] | Record<AwsPageRequest["state"], FakePage[]>,
  onCall: (call: number, signal: AbortSignal) => unknown = () => undefined,
  region = "eu-west-1",
  asOf = () => fakeNow,
) {
  const asked: Omit<GatewayRequest, "signal">[] = [];
  const source: SessionSource = awsSource(
    { account: "default", region },
    async ({ signal, ...request }) => {
      asked.push(request);
      await onCall(asked.length, signal);
      signal.throwIfAborted();
      const list = Array.isArray(pages) ? pages : pages[request.state];
      const index = Number(request.token ?? 0);
      const { rows, failure, nextToken } = list[index] ?? { rows: [] };
      if (failure) throw new PageFailureError(toAwsFailure(failure, fakeNow));
      const following = index + 1 < list.length ? `${index + 1}` : null;
      const sessions = rows.map((row) => ({ ...row, region }));
      return newPage({ sessions, nextToken: nextToken ?? following }, asOf());
    },
  );
  return { source, asked };
}

/** A page as a gateway returns it when it has just read it. */
export function newPage(page: ListedPage, asOf = fakeNow): SourcePage {
  return {
    ...page,
    asOf,
    until: asOf,
    isCached: false,
    staleBecause: null,
    isOfAnotherMoment: false,
  };
}

/** A call that hangs until it is aborted. */
export function hang(_call: number, signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason));
  });
}

/** A call that is answered after `ms` milliseconds. */
export function inMs(ms: number): () => Promise<void> {
  return () => new Promise((resolve) => setTimeout(resolve, ms));
}

/** An AWS error with this name. */
export function awsError(name: string): Error {
  return Object.assign(new Error(name), { name, $fault: "client", $metadata: {} });
}

/** A request for the first 50 ended sessions, with the test's changes. */
export function makeRequest(changes: Partial<SessionsRequest> = {}): SessionsRequest {
  return {
    state: "history",
    filters: NO_FILTERS,
    limit: 50,
    cursor: null,
    pinned: null,
    ...changes,
  };
}

/** The listings of a number of sources for a query. */
export function fakeListings(
  sources: number,
  filters: SessionFilters = NO_FILTERS,
  state: ListedState = "history",
  prefix = "r",
): Listing[] {
  const all = Array.from({ length: sources }, (_, n) => fakeSource([], undefined, `${prefix}${n}`));
  const window = { after: null, before: null, time: "started" } as const;
  const asked = all.map(({ source }) => source);
  return planListings({ state, filters }, asked, window);
}

/** The problem of a failed answer. */
export async function problemOf(answer: Promise<unknown>) {
  const error = await answer.catch((thrown: unknown) => thrown);
  if (!(error instanceof ProblemError)) throw error;
  return error.problem;
}

const never = new AbortController().signal;

/** Runs a fake clock for a minute, and returns the answer and its duration in milliseconds. */
export async function answerOf(
  sources: SessionSource[],
  request: Partial<SessionsRequest> = {},
  limits: { wait?: number; deadline?: AbortSignal; signal?: AbortSignal } = {},
) {
  const begin = Date.now();
  const clock = () => Date.now();
  const all = { clock, signal: never, deadline: never, wait: null, ...limits };
  const answered = readSessions(makeRequest(request), sources, all).then((answer) => ({
    answer,
    ids: answer.sessions.map(({ id }) => id),
    ms: Date.now() - begin,
  }));
  answered.catch(() => undefined);
  await vi.advanceTimersByTimeAsync(60_000);
  return await Promise.race([answered, Promise.reject(new Error("There is no answer."))]);
}
