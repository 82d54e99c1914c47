import "server-only";
import type { HttpServer } from "@/lib/server/http/http-server";
import { processState } from "@/lib/server/process-state";

/** What is written when the time is up needs a moment to arrive, milliseconds. */
const WRITING_MS = 500;

/**
 * Ends a server: it says that it is not ready any more and goes on for `waitMs`, so that whoever balances load
 * notices; then it accepts nothing new and finishes what it has begun. Gives true when all of that has been answered,
 * and false if it was not after `limitMs` in all. Answers are told to be done a moment before that.
 */
export async function drain(
  server: Pick<HttpServer, "retire" | "close">,
  { waitMs, limitMs }: { waitMs: number; limitMs: number },
): Promise<boolean> {
  const state = processState();
  state.draining = true;
  state.answerBy = performance.now() + Math.max(0, limitMs - WRITING_MS);
  for (const told of [...state.onDraining]) told();
  server.retire();
  await wait(waitMs);
  return await Promise.race([
    server.close().then(() => true),
    wait(limitMs - waitMs).then(() => false),
  ]);
}

/** Lets so many milliseconds pass. */
export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
