import { preload } from "react-dom";
import { SessionPage } from "@/components/sessions/session-page";
import { pageScope } from "@/lib/server/scope";
import { scopeOf } from "@/lib/sessions/known-account";
import { toSearchParams } from "@/lib/sessions/search-params";
import {
  readSessionHint,
  sessionApiPath,
  sessionHintFaults,
  sessionIdOf,
} from "@/lib/sessions/session-path";
import { faultText } from "@/lib/sessions/usable-query";

export default async function OneSessionPage({
  params,
  searchParams,
}: PageProps<"/sessions/[sessionId]">) {
  const id = sessionIdOf((await params).sessionId);
  const search = toSearchParams(await searchParams);
  const known = scopeOf(await pageScope(`/sessions/${encodeURIComponent(id)}?${search}`));
  const hint = readSessionHint(search, known);
  preload(sessionApiPath(id, hint), { as: "fetch", crossOrigin: "anonymous" });
  const ignored = sessionHintFaults(search, known).map(faultText);
  return <SessionPage key={id} id={id} hint={hint} ignored={ignored} />;
}
