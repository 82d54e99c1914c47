import "server-only";
import { isHttps } from "@/lib/server/config/auth-config";
import type { Config } from "@/lib/server/config/config";
import { type HttpServer, makeHttpServer } from "@/lib/server/http/http-server";
import { logConsole } from "@/lib/server/log/console-lines";
import { log, logError } from "@/lib/server/log/log";
import { ignoreGoneReaders } from "@/lib/server/log/output-errors";
import { currentProxies } from "@/lib/server/outbound/current-proxies";
import { flushSpans } from "@/lib/server/tracing/flush-spans";
import { drain, wait } from "./drain";
import { logForwardProxies } from "./log-forward-proxies";
import { nextHandler } from "./next-handler";

/** How long after a signal the process may still run: orchestrators wait 10 s before they kill it. */
const LIMIT_MS = 9_000;
/** How long requests that were cut off may take to write their log and audit lines. */
const FAREWELL_MS = 200;
/** How long the collector of spans may take to receive the last ones. */
const FLUSH_MS = 300;
/** How long Ctrl-C waits for answers in progress. */
const INTERRUPT_LIMIT_MS = 1_000;

/** Serves the production build in `dir` until a signal ends it. */
export async function launch(dir: string, config: Config): Promise<void> {
  const { host, port, auth } = config;
  catchCrashes();
  ignoreGoneReaders();
  logConsole();
  const server = makeHttpServer(await nextHandler(dir, { host, port }), {
    origins: auth.embed?.origins ?? [],
    isHttps: isHttps(auth),
  });
  await server.listen({ host, port });
  endOnSignals(server, config);
  logForwardProxies(currentProxies());
  log.info(
    { host, port, url: `http://${host.includes(":") ? `[${host}]` : host}:${port}` },
    "ready",
  );
}

function endOnSignals(server: HttpServer, { drainSeconds }: Config) {
  let isEnding = false;
  const end = async (signal: string, times: { waitMs: number; limitMs: number }) => {
    if (isEnding) process.exit(1);
    isEnding = true;
    log.info({ signal, ...times }, "draining");
    const isDone = await drain(server, times);
    if (!isDone) {
      log.warn({ unanswered: server.inFlight() }, "ended before all was answered");
      server.cut();
      await wait(FAREWELL_MS);
    }
    log.info("ended");
    // Sends the spans of the last seconds; a collector that hangs must not delay the end.
    await Promise.race([flushSpans(), wait(FLUSH_MS)]);
    process.exit(0);
  };
  process.on("SIGTERM", () => {
    void end("SIGTERM", { waitMs: drainSeconds * 1000, limitMs: LIMIT_MS });
  });
  process.on("SIGINT", () => void end("SIGINT", { waitMs: 0, limitMs: INTERRUPT_LIMIT_MS }));
}

/** Logs uncaught errors without their messages. After an exception the state of the process is unknown, so it ends. */
function catchCrashes() {
  process.on("uncaughtException", (error) => {
    logError(error, "uncaught exception");
    process.exit(1);
  });
  const onRejection = (reason: unknown) => void logError(reason, "unhandled rejection");
  process.on("unhandledRejection", onRejection);
  // Next would write the reason, which may quote a secret; under this name it looks for an existing listener.
  Reflect.set(globalThis, Symbol.for("next.unhandledRejectionListener"), onRejection);
}
