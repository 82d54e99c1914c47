import { preload } from "react-dom";
import { EmbedView } from "@/components/embed/embed-view";
import { readDisplay } from "@/lib/embed/display";
import { embedOrigins, embedScope } from "@/lib/server/api/frame-scope";
import { withinScope } from "@/lib/sessions/query/known-account";
import { withinLimits } from "@/lib/sessions/query/query-limits";
import { loadSessionSearchParams } from "@/lib/sessions/query/search-params";
import { sessionsPath } from "@/lib/sessions/query/sessions-path";
import type { SessionState } from "@/lib/sessions/session/session";

/** One view for frames. Where a token is to come, the page itself carries nothing and asks for nobody. */
export async function FramedView({
  state,
  given,
}: {
  state: SessionState;
  given: URLSearchParams;
}) {
  const display = readDisplay(given);
  const accounts = await embedScope(display);
  if (accounts !== null) {
    const search = withinLimits(withinScope(loadSessionSearchParams(given), accounts));
    preload(sessionsPath(state, search, null), { as: "fetch", crossOrigin: "anonymous" });
  }
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
