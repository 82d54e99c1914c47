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

/**
 * The output of lines. Not the stream of pino: lines that are written when the process ends must not be lost, and tests
 * can capture these.
 */
export const STDOUT = { write: (line: string) => void process.stdout.write(line) };
