import "server-only";
import { vi } from "vitest";
import type { AwsPageRequest, ListedPage } from "@/lib/server/aws/describe-sessions";
import { PageFailureError } from "@/lib/server/aws/page-failure";
import type { GatewayRequest } from "@/lib/server/gateway/gateway-request";
import { PageStore } from "@/lib/server/gateway/page-store";
import type { Shared } from "@/lib/server/gateway/shared";
import { sourceGateway } from "@/lib/server/gateway/source-gateway";
import type { ReadOutcome } from "@/lib/server/source/observer";
import { makeSession } from "@/lib/testing/worlds/make-session";
import { awsError } from "./fake-listing";

/** The answer of one call to the fake AWS: a page, now or later, or an error. */
export type Answer = (request: AwsPageRequest, call: number) => Promise<ListedPage> | ListedPage;

/** A page of one session whose id has the number of the call. */
export const numbered: Answer = (_request, call) => ({
  sessions: [makeSession({ id: `call-${call}` })],
  nextToken: null,
});

/**
 * A gateway of one source for tests, in front of a fake AWS whose `answer` can be changed. Its clocks are the
 * test's fake timers.
 */
export function fakeGateway(
  changes: {
    maxRps?: number;
    instances?: number;
    store?: PageStore;
    shared?: Shared;
    region?: string;
    answer?: Answer;
  } = {},
) {
  const { region = "eu-west-1", shared = null, maxRps = 100, instances = 1 } = changes;
  const store = changes.store ?? new PageStore(1_000_000);
  const aws = {
    answer: changes.answer ?? numbered,
    calls: [] as AwsPageRequest[],
    times: [] as number[],
  };
  const outcomes: ReadOutcome[] = [];
  const called: string[] = [];
  const failures: string[] = [];
  const told: (string | number)[] = [];
  const { readPage, state } = sourceGateway(
    { account: "prod", region, access: "role" },
    async (request) => {
      aws.calls.push(request);
      aws.times.push(Date.now());
      return await aws.answer(request, aws.calls.length);
    },
    {
      onRead: (outcome) => void outcomes.push(outcome),
      onCall: (outcome) => void called.push(outcome),
      onFailure: ({ code }) => void failures.push(code),
      onBreaker: (failure) => void told.push(failure?.code ?? "well"),
      onThrottle: (callsPerSecond) => void told.push(callsPerSecond),
    },
    {
      maxRps,
      store,
      shared,
      instances,
      clock: Date.now,
      monotonicNow: () => performance.now(),
      random: () => 0,
    },
  );
  const read = async (request: Partial<GatewayRequest> = {}) => {
    const page = await readPage(makePageRequest(request));
    return { ...page, ids: page.sessions.map(({ id }) => id) };
  };
  return { aws, read, state, outcomes, called, failures, told, store };
}

/** A request for the first page of Active, with the test's changes. */
export function makePageRequest(changes: Partial<GatewayRequest> = {}): GatewayRequest {
  const { signal } = new AbortController();
  return {
    state: "Active",
    filters: [],
    pageSize: 50,
    token: null,
    signal,
    range: null,
    priority: "page",
    since: null,
    ...changes,
  };
}

/** Fails with an AWS error of this name. */
export function failing(name: string): Answer {
  return () => Promise.reject(awsError(name));
}

/** Answers after `ms` milliseconds, unless all callers have aborted by then. */
export function delayed(ms: number, answer: Answer = numbered): Answer {
  return async (request, call) => {
    await new Promise((resolve) => setTimeout(resolve, ms));
    request.signal.throwIfAborted();
    return await answer(request, call);
  };
}

/** The code of the failure of a read. */
export async function codeOf(read: Promise<unknown>): Promise<string> {
  const error = await read.catch((thrown: unknown) => thrown);
  if (!(error instanceof PageFailureError)) throw error;
  return error.failure.code;
}

/** Advances the fake time while a promise is pending. */
export async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  await vi.advanceTimersByTimeAsync(ms);
  return await promise;
}
