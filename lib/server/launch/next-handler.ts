import "server-only";
import { readFile } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import path from "node:path";
import * as z from "zod";
import { environment } from "@/lib/server/env";

const buildSchema = z.object({ config: z.looseObject({}) });

/** The file in which a production build stores its configuration. */
const BUILD = ".next/required-server-files.json";

/**
 * Loads the production build in `dir` into this process and returns its request handler. Throws if the build is
 * missing.
 */
export async function nextHandler(
  dir: string,
  { host, port }: { host: string; port: number },
): Promise<RequestListener> {
  const build = buildSchema.parse(JSON.parse(await readFile(path.join(dir, BUILD), "utf8")));
  Object.assign(environment, {
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    // The launcher handles signals.
    NEXT_MANUAL_SIG_HANDLE: "true",
    // Next's own server.js of a standalone build does the same: no next.config.js is needed then.
    __NEXT_PRIVATE_STANDALONE_CONFIG: JSON.stringify(build.config),
  });
  // Not earlier: React and Next read NODE_ENV when they load, and issues must be reported without waiting for them.
  const { default: next } = await import("next");
  // Next adds a WebSocket handler to the server that it is given. This server never listens.
  const app = next({ dev: false, dir, hostname: host, port, httpServer: createServer() });
  await app.prepare();
  const handle = app.getRequestHandler();
  return (request, response) => void handle(request, response);
}
