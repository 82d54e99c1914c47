import type { AwsPageRequest } from "@/lib/server/aws/describe-sessions";
import { findSession } from "@/lib/server/listing/find-session";
import type { SessionRequest } from "@/lib/server/listing/session-request";
import { ProblemError } from "@/lib/server/problem";
import type { SessionSource } from "@/lib/server/source/session-source";
import { awsSource } from "@/lib/server/sources/aws-source";
import type { Session } from "@/lib/sessions/session/session";
import { makeSession } from "@/lib/testing/worlds/make-session";
import { newPage } from "./fake-listing";

/** The moment of the searches. */
export const now = Date.parse("2026-11-23T16:00:00Z");
export const id = "a.b@c.com,d+e=f_g-0123";
export const request: SessionRequest = { id, account: [], region: [], started: null };

/** The session with that id, ended and open. */
export const ended = makeSession({ id });
export const open = makeSession({ id, status: "Connected", endedAt: null });

/** Pages of one list, a failure, or a call without an answer. */
type Listing = Session[][] | Error | "hangs";

/** A source with these lists, and the requests that it got. */
export function source(account: string, lists: { active?: Listing; history?: Listing } = {}) {
  const asked: AwsPageRequest[] = [];
  const made = awsSource({ account, region: "eu-west-1" }, async (page) => {
    asked.push(page);
    const list = (page.state === "Active" ? lists.active : lists.history) ?? [[]];
    if (list === "hangs") return await new Promise(() => undefined);
    if (list instanceof Error) throw list;
    const index = Number(page.token ?? 0);
    const nextToken = index + 1 < list.length ? `${index + 1}` : null;
    return newPage({ sessions: list[index] ?? [], nextToken });
  });
  return { ...made, asked };
}

/** Searches for the session in the sources. */
export function find(sources: SessionSource[], changes: Partial<SessionRequest> = {}) {
  const { signal } = new AbortController();
  const limits = { isOpenTo: () => true, clock: () => now, signal, deadline: signal };
  return findSession({ ...request, ...changes }, sources, limits).then(({ session }) => session);
}

/** The problem with which an answer fails. */
export async function problemOf(answer: Promise<unknown>) {
  const error = await answer.catch((thrown: unknown) => thrown);
  if (!(error instanceof ProblemError)) throw error;
  return error.problem;
}
