import type { APIRequestContext } from "@playwright/test";
import type { Session } from "./sessions-api";

/** A row of `GET /api/sessions`, with its source. */
export type Row = Session & { account: string; region: string };

export type SourceReport = {
  account: string;
  region: string;
  status: "ok" | "error";
  complete: boolean;
  stale: boolean;
  asOf: string | null;
  error?: { code: string; message: string; requestId?: string };
};

export type Answer = {
  sessions: Row[];
  cursor: string | null;
  coverage: { scanned: number; searchedBackTo: string | null; complete: boolean };
  sources: SourceReport[];
};

/** One answer of `GET /api/sessions`. It waits long enough that no source counts as slow on a busy machine. */
export async function ask(request: APIRequestContext, query: string): Promise<Answer> {
  const headers = { Prefer: "wait=14" };
  const response = await request.get(`/api/sessions?${query}`, { headers });
  if (!response.ok()) throw new Error(`${response.status()} ${await response.text()}`);
  return await response.json();
}

/** The rows of a query, and of the pages that its cursors lead to. */
export async function rowsOf(request: APIRequestContext, query: string): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | null = null;
  do {
    const answer: Answer = await ask(
      request,
      cursor === null ? query : `${query}&cursor=${cursor}`,
    );
    rows.push(...answer.sessions);
    cursor = answer.cursor;
  } while (cursor !== null);
  return rows;
}

/** The keys of sessions. An id is unique within its account and region only. */
export function keysOf(rows: readonly Row[]): string[] {
  return rows.map(({ account, region, id }) => `${account}/${region}/${id}`);
}
