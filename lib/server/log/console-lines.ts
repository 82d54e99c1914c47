import "server-only";
import { format, stripVTControlCharacters } from "node:util";
import { factsOf, log } from "./log";

const LEVELS = { log: "info", info: "info", warn: "warn", error: "error" } as const;

/**
 * From now on what Next and other packages print becomes lines of the log, so that stdout has nothing but JSON.
 * Errors among it lose their messages, as everywhere in the log.
 */
export function logConsole(): void {
  for (const [method, level] of Object.entries(LEVELS)) {
    Reflect.set(console, method, (...parts: unknown[]) => {
      const text = format(...parts.filter((part) => typeof part === "string"));
      const errors = parts.filter((part) => part instanceof Error).map(factsOf);
      const message = stripVTControlCharacters(text).trim();
      if (message === "" && errors.length === 0) return;
      log[level]({ by: "console", ...(errors.length > 0 && { errors }) }, message);
    });
  }
  logWarnings();
}

/** Node prints warnings of packages as errors, unless it was told to be silent about them. */
function logWarnings() {
  if (process.listenerCount("warning") === 0) return;
  process.removeAllListeners("warning");
  process.on("warning", ({ name, message }) => log.warn({ by: "node", name }, message));
}
