import { preload } from "react-dom";
import { SessionsView } from "@/components/sessions/sessions-view";
import { knownAccounts } from "@/lib/server/source";
import { withinScope } from "@/lib/sessions/known-account";
import { withinLimits } from "@/lib/sessions/query-limits";
import { loadSessionSearchParams } from "@/lib/sessions/search-params";
import { sessionsPath } from "@/lib/sessions/sessions-path";

export default async function HistoryPage({ searchParams }: PageProps<"/history">) {
  const given = loadSessionSearchParams(await searchParams);
  const search = withinLimits(withinScope(given, await knownAccounts()));
  // The rows start on their way while the browser still reads the scripts.
  preload(sessionsPath("history", search, null), { as: "fetch", crossOrigin: "anonymous" });
  return <SessionsView state="history" servedAt={Date.now()} />;
}
