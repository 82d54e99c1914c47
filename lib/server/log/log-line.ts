import "server-only";
import pino from "pino";
import { requestContext } from "@/lib/server/request-context";

/** The form of every line: time, level, and the id of its request. */
export const LINE_OPTIONS = {
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (level: string) => ({ level }) },
  mixin() {
    const requestId = requestContext()?.requestId;
    return requestId === undefined ? {} : { requestId };
  },
};

/** Characters that some programs take for the end of a line, or that change how the rest of it is shown. */
const UNSAFE = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Escapes them, which JSON does not demand. The line stays the same JSON. */
function withoutUnsafe(line: string): string {
  return line.replace(UNSAFE, (character) =>
    [...Array(character.length).keys()]
      .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`)
      .join(""),
  );
}

/**
 * The output of lines. Not the stream of pino: lines that are written when the process ends must not be lost, and tests
 * can capture these.
 */
export const STDOUT = { write: (line: string) => void process.stdout.write(withoutUnsafe(line)) };
