import "server-only";
import type { HttpServer } from "./http-server";
import { processState } from "./process-state";

/**
 * Ends a server: it says that it is not ready any more and goes on for `waitMs`, so that whoever balances load
 * notices; then it accepts nothing new and finishes what it has begun. Gives true when all of that has been answered,
 * and false if it was not after `limitMs` in all.
 */
export async function drain(
  server: Pick<HttpServer, "retire" | "close">,
  { waitMs, limitMs }: { waitMs: number; limitMs: number },
): Promise<boolean> {
  processState().draining = true;
  server.retire();
  await wait(waitMs);
  return await Promise.race([
    server.close().then(() => true),
    wait(limitMs - waitMs).then(() => false),
  ]);
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
