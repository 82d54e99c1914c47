import type { APIRequestContext } from "@playwright/test";
import type { Session } from "./sessions-api";

/** A row of `GET /api/sessions`, and where it is from. */
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

/** One answer of `GET /api/sessions`; on a busy machine no source counts as slow for all that. */
export async function ask(request: APIRequestContext, query: string): Promise<Answer> {
  const headers = { Prefer: "wait=14" };
  const response = await request.get(`/api/sessions?${query}`, { headers });
  if (!response.ok()) throw new Error(`${response.status()} ${await response.text()}`);
  return await response.json();
}

/** The rows of a query and of all that its cursors lead to. */
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

/** What tells a session from all others: ids are an account and region's own. */
export function keysOf(rows: readonly Row[]): string[] {
  return rows.map(({ account, region, id }) => `${account}/${region}/${id}`);
}
