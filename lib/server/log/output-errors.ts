import "server-only";
import type { EventEmitter } from "node:events";

/**
 * From now on a reader of the log that has gone does not end the process: lines are dropped until the end, for nobody
 * reads them. Other faults of an output are thrown, as they would be without.
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
