import "server-only";
import type { EventEmitter } from "node:events";

/**
 * Keeps the process alive when the reader of the log has gone: lines are then dropped. Other errors of an output are
 * thrown, as they would be without this.
 */
export function ignoreGoneReaders(
  outputs: readonly Pick<EventEmitter, "on">[] = [process.stdout, process.stderr],
): void {
  for (const output of outputs) {
    output.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
}
