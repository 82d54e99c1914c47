import type { APIRequestContext } from "@playwright/test";

/** A session in an answer of `GET /api/sessions`, as far as the specs read it. */
export type Session = {
  id: string;
  status: string | null;
  target: string | null;
  owner: string | null;
  startedAt: string | null;
  endedAt: string | null;
  accessType: string | null;
  document: string | null;
  kind: string;
  reason: string | null;
  details: string | null;
  s3OutputUrl: string | null;
  cloudWatchOutputUrl: string | null;
  maxDurationMinutes: number | null;
};
export type SessionsPage = {
  sessions: Session[];
  cursor: string | null;
  coverage: { scanned: number; searchedBackTo: string | null; complete: boolean };
};

/** For a busy machine, on which a source must not count as slow. */
const PATIENT = { Prefer: "wait=14" };

/** One page of a query, by its path. */
export async function pageOf(request: APIRequestContext, path: string): Promise<SessionsPage> {
  const response = await request.get(path, { headers: PATIENT });
  if (!response.ok()) throw new Error(`${response.status()} ${await response.text()}`);
  return await response.json();
}

/** Every page of a query, read by its cursors to the end. */
export async function walk(request: APIRequestContext, query: string): Promise<SessionsPage[]> {
  const pages: SessionsPage[] = [];
  let cursor: string | null = null;
  do {
    const params = new URLSearchParams(query);
    if (cursor !== null) params.set("cursor", cursor);
    const page = await pageOf(request, `/api/sessions?${params}`);
    pages.push(page);
    cursor = page.cursor;
  } while (cursor !== null);
  return pages;
}

/** Every session of a query, in the API's order. */
export async function listAll(request: APIRequestContext, query: string): Promise<Session[]> {
  return (await walk(request, query)).flatMap(({ sessions }) => sessions);
}

/** The ids of sessions, in their order. */
export function idsOf(sessions: readonly Session[]): string[] {
  return sessions.map(({ id }) => id);
}
