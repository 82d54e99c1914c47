import "server-only";
import type { HttpServer } from "@/lib/server/http/http-server";
import { processState } from "@/lib/server/process-state";

/** Answers that end at the deadline need a moment to be sent, milliseconds. */
const WRITING_MS = 500;

/**
 * Drains a server. It reports that it is not ready and continues for `waitMs`, so that load balancers notice. Then it
 * accepts no new connections and finishes the answers in progress. Resolves with true when all requests have been
 * answered, and with false if `limitMs` in all pass before that. Answers are ended a moment earlier.
 */
export async function drain(
  server: Pick<HttpServer, "retire" | "close">,
  { waitMs, limitMs }: { waitMs: number; limitMs: number },
): Promise<boolean> {
  const state = processState();
  state.draining = true;
  state.answerBy = performance.now() + Math.max(0, limitMs - WRITING_MS);
  for (const notify of [...state.onDraining]) notify();
  server.retire();
  await wait(waitMs);
  return await Promise.race([
    server.close().then(() => true),
    wait(limitMs - waitMs).then(() => false),
  ]);
}

/** Waits for so many milliseconds. */
export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
