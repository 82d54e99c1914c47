import type { SessionsPage } from "../support/sessions-api";
import { jsonClient } from "./json-client";

type Answer = SessionsPage & { sources: { status: "ok" | "error" }[] };

/** Asks the app for sessions; a source that fails makes a measurement worthless, so it throws then. */
export function sessionsClient(appUrl: string) {
  const { ask, close } = jsonClient();
  return {
    close,
    askSessions: async (query: Record<string, string>): Promise<Answer> => {
      const url = `${appUrl}/api/sessions?${new URLSearchParams(query)}`;
      const answer = await ask<Answer>(url, 200);
      const failed = answer.sources.filter(({ status }) => status !== "ok");
      if (failed.length > 0) throw new Error(`${url} had failures: ${JSON.stringify(failed)}`);
      return answer;
    },
  };
}
