import "server-only";
import { knownAccounts } from "@/lib/server/sources/sources";
import type { Viewer } from "@/lib/server/viewer";
import type { KnownAccount } from "@/lib/sessions/query/known-account";
import { serializeSessionSearchParams } from "@/lib/sessions/query/search-params";
import type { SessionState } from "@/lib/sessions/session/session";

/** The accounts and regions that a viewer may see, and in an embed the pinned filters, as a query string. */
export type AccountsAnswer = {
  accounts: KnownAccount[];
  locked?: { by: string; view: SessionState; query: string };
};

/** The answer of `GET /api/accounts`. */
export async function accountsAnswer(viewer: Viewer): Promise<AccountsAnswer> {
  const accounts = await knownAccounts(viewer);
  const { pinned } = viewer;
  if (pinned === null) return { accounts };
  const query = serializeSessionSearchParams(pinned.filters);
  return { accounts, locked: { by: pinned.by, view: pinned.view, query } };
}
