import "server-only";
import { format, stripVTControlCharacters } from "node:util";
import { factsOf, log } from "./log";

const LEVELS = { log: "info", info: "info", warn: "warn", error: "error" } as const;

/**
 * Turns the output of Next.js and other packages into lines of the log from now on, so that stdout contains only JSON.
 * Messages of errors are dropped, as everywhere in the log.
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

/** Node prints warnings of packages to stderr, unless they are turned off. */
function logWarnings() {
  if (process.listenerCount("warning") === 0) return;
  process.removeAllListeners("warning");
  process.on("warning", ({ name, message }) => log.warn({ by: "node", name }, message));
}
