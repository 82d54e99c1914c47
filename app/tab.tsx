import { preload } from "react-dom";
import { EmbedView } from "@/components/embed/embed-view";
import { SessionsView } from "@/components/sessions/sessions-view";
import { readDisplay } from "@/lib/embed/display";
import { embedOrigins, embedScope } from "@/lib/server/api/frame-scope";
import { pageScope } from "@/lib/server/api/page-scope";
import type { KnownAccount } from "@/lib/sessions/query/known-account";
import { toSearchParams } from "@/lib/sessions/query/search-params";
import { sessionsPath } from "@/lib/sessions/query/sessions-path";
import { readView } from "@/lib/sessions/query/usable-query";

/** Which list a tab shows, and the query of its URL. */
type Tab = {
  state: "active" | "history";
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** One tab of the dashboard. */
export async function TabPage({ state, searchParams }: Tab) {
  const search = toSearchParams(await searchParams);
  const accounts = await pageScope(`/${state}?${search}`);
  preloadRows(state, search, accounts);
  return <SessionsView state={state} servedAt={Date.now()} />;
}

/** The same view for frames. If a token is to come, the page itself carries no data and reads for nobody. */
export async function FramedTabPage({ state, searchParams }: Tab) {
  const search = toSearchParams(await searchParams);
  const display = readDisplay(search);
  const accounts = await embedScope(display);
  if (accounts !== null) preloadRows(state, search, accounts);
  return (
    <EmbedView
      state={state}
      display={display}
      origins={embedOrigins()}
      accounts={accounts}
      servedAt={Date.now()}
    />
  );
}

/** Lets the browser ask for the rows while it still reads the scripts. */
function preloadRows(
  state: Tab["state"],
  search: URLSearchParams,
  accounts: readonly KnownAccount[],
): void {
  const path = sessionsPath(state, readView(search, accounts), null);
  preload(path, { as: "fetch", crossOrigin: "anonymous" });
}
