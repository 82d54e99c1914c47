import "server-only";
import pino from "pino";
import { requestContext } from "@/lib/server/request-context";

/** How every line looks: when, how bad, and the id of the request that it belongs to. */
export const LINE_OPTIONS = {
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (level: string) => ({ level }) },
  mixin() {
    const requestId = requestContext()?.requestId;
    return requestId === undefined ? {} : { requestId };
  },
};

/** Where lines go. Not pino's own stream: what is written when the process ends must not be lost, and tests can listen here. */
export const STDOUT = { write: (line: string) => void process.stdout.write(line) };
