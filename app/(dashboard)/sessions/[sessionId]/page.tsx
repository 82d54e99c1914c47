import { preload } from "react-dom";
import { SessionPage } from "@/components/sessions/session-page";
import { pageScope } from "@/lib/server/api/page-scope";
import { scopeOf } from "@/lib/sessions/query/known-account";
import { toSearchParams } from "@/lib/sessions/query/search-params";
import {
  readSessionHint,
  sessionApiPath,
  sessionHintIssues,
  sessionIdOf,
} from "@/lib/sessions/query/session-path";
import { issueText } from "@/lib/sessions/query/usable-query";

export default async function OneSessionPage({
  params,
  searchParams,
}: PageProps<"/sessions/[sessionId]">) {
  const id = sessionIdOf((await params).sessionId);
  const search = toSearchParams(await searchParams);
  const known = scopeOf(await pageScope(`/sessions/${encodeURIComponent(id)}?${search}`));
  const hint = readSessionHint(search, known);
  preload(sessionApiPath(id, hint), { as: "fetch", crossOrigin: "anonymous" });
  const ignored = sessionHintIssues(search, known).map(issueText);
  return <SessionPage key={id} id={id} hint={hint} ignored={ignored} />;
}
