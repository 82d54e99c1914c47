import "server-only";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { createInterface } from "node:readline";
import { describe } from "vitest";
import { environment } from "@/lib/server/env";

const BINARY = "redis-server";

/** A separate Redis for a test, on the loopback address. */
export type TestRedis = {
  url: string;
  /** Starts it, or restarts it at the same address, empty. */
  start: () => Promise<void>;
  /** Ends it at once, like a crash. */
  kill: () => Promise<void>;
  /** Makes it hang: it accepts connections and bytes, and answers nothing. */
  pause: () => void;
  resume: () => void;
};

/** A Redis that is not started yet, at an unused address. */
export async function testRedis(): Promise<TestRedis> {
  const port = await freePort();
  let server: ChildProcess | null = null;
  return {
    url: `redis://127.0.0.1:${port}`,
    async start() {
      server = await started(port);
    },
    async kill() {
      const killed = server;
      server = null;
      if (killed?.kill("SIGKILL")) await once(killed, "exit");
    },
    pause() {
      server?.kill("SIGSTOP");
    },
    resume() {
      server?.kill("SIGCONT");
    },
  };
}

/** An unused port of the loopback address. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("No port is free.");
  return address.port;
}

async function started(port: number): Promise<ChildProcess> {
  const options = ["--port", String(port), "--bind", "127.0.0.1", "--dir", tmpdir(), "--save", ""];
  const server = spawn(BINARY, options, { stdio: ["ignore", "pipe", "inherit"] });
  const lines: string[] = [];
  for await (const line of createInterface({ input: server.stdout })) {
    lines.push(line);
    if (!line.includes("Ready to accept connections")) continue;
    // The rest of its output is discarded, because a full pipe would make it hang.
    server.stdout.resume();
    return server;
  }
  throw new Error(`${BINARY} did not start:\n${lines.join("\n")}`);
}

/** Begins a suite that needs a Redis. Without `redis-server` it is skipped, and says so; in CI that is an error. */
export function describeWithRedis(name: string, suite: () => void): void {
  const isInstalled = spawnSync(BINARY, ["--version"]).status === 0;
  if (!isInstalled) {
    const needs = `“${name}” needs ${BINARY} 6 or newer in PATH`;
    if (environment.CI === "true") throw new Error(`${needs}.`);
    process.stderr.write(`Skipped: ${needs}.\n`);
  }
  describe.skipIf(!isInstalled)(name, suite);
}
