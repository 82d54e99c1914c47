import "server-only";
import { readFile } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import path from "node:path";
import * as z from "zod";
import { environment } from "@/lib/server/env";

const buildSchema = z.object({ config: z.looseObject({}) });

/** Where a production build says how it was configured. */
const BUILD = ".next/required-server-files.json";

/**
 * Loads the production build in `dir` into this process and gives what answers its requests. Throws if there is
 * none.
 */
export async function nextHandler(
  dir: string,
  { host, port }: { host: string; port: number },
): Promise<RequestListener> {
  const build = buildSchema.parse(JSON.parse(await readFile(path.join(dir, BUILD), "utf8")));
  Object.assign(environment, {
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    // Signals are the launcher's.
    NEXT_MANUAL_SIG_HANDLE: "true",
    // As the server.js that Next itself writes for a standalone build does: it says that no next.config.js is needed.
    __NEXT_PRIVATE_STANDALONE_CONFIG: JSON.stringify(build.config),
  });
  // Not before: React and Next look at NODE_ENV when they are loaded, and a fault must be told at once.
  const { default: next } = await import("next");
  // Next adds a handler of WebSockets to whatever server it finds, which passes them on; here it finds one that hears
  // of none.
  const app = next({ dev: false, dir, hostname: host, port, httpServer: createServer() });
  await app.prepare();
  const handle = app.getRequestHandler();
  return (request, response) => void handle(request, response);
}
