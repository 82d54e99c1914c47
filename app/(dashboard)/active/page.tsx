import { preload } from "react-dom";
import { SessionsView } from "@/components/sessions/sessions-view";
import { pageScope } from "@/lib/server/api/page-scope";
import { withinScope } from "@/lib/sessions/query/known-account";
import { withinLimits } from "@/lib/sessions/query/query-limits";
import { loadSessionSearchParams, toSearchParams } from "@/lib/sessions/query/search-params";
import { sessionsPath } from "@/lib/sessions/query/sessions-path";

export default async function ActivePage({ searchParams }: PageProps<"/active">) {
  const given = toSearchParams(await searchParams);
  const accounts = await pageScope(`/active?${given}`);
  const search = withinLimits(withinScope(loadSessionSearchParams(given), accounts));
  // The rows start on their way while the browser still reads the scripts.
  preload(sessionsPath("active", search, null), { as: "fetch", crossOrigin: "anonymous" });
  return <SessionsView state="active" servedAt={Date.now()} />;
}
