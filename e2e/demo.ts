import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { demoAccounts } from "./demo-accounts";
import { startEmulator } from "./emulator/server";
import { embedKeys, makePortalKey } from "./portal/embed-token";
import { startPortal } from "./portal/server";
import { emulatedAws, START, stop } from "./support/app-server";

const HOST = "127.0.0.1";
const isDev = process.argv.includes("--dev");
/** Whether to start the existing build instead of a new one. */
const isBuilt = process.argv.includes("--no-build");
const port = Number(process.env.PORT ?? 3000);

/**
 * `npm run demo`: a build, an emulated AWS and the production server; `npm run demo -- --no-build` starts the build that
 * is there. `npm run dev`: the same with `next dev`.
 */
async function main() {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    fail(`PORT must be a number from 1 to 65535, not “${process.env.PORT}”.`);
  }
  if (await isTaken(port)) {
    fail(`Port ${port} is taken. Stop what uses it, or choose another: PORT=3001 npm run demo`);
  }
  const emulator = await startEmulator({ port: 0 });
  const url = `http://${HOST}:${port}`;
  const portal = await startDemoPortal(url);
  const env = {
    ...emulatedAws(emulator.url, "demo"),
    SESSIONSCOPE_ACCOUNTS: JSON.stringify(demoAccounts),
    HOST,
    PORT: String(port),
    SESSIONSCOPE_URL: url,
    SESSIONSCOPE_EMBED_ORIGINS: portal.url,
    SESSIONSCOPE_EMBED_KEYS: portal.keys,
    // There is no load balancer here, and a person who presses Ctrl-C wants the prompt back.
    SESSIONSCOPE_DRAIN_SECONDS: "0",
  };
  if (!isDev && !isBuilt) build(env);
  const app = start(env);
  const end = async () => {
    await stop(app);
    await Promise.all([emulator.close(), portal.close()]);
  };
  process.once("SIGINT", () => void end());
  process.once("SIGTERM", () => void end());
  app.once("exit", (code) => {
    process.exitCode = code ?? 0;
    void emulator.close();
    void portal.close();
  });
  if (await answers(`${url}/active`, app)) {
    console.log(
      `\n  Sessionscope is at ${url}\n  Its AWS is emulated: invented sessions, no account needed.`,
    );
    console.log(`  A portal of another site that embeds it is at ${portal.url}`);
    console.log("  Ctrl-C ends it.\n");
  }
}

/** Under another host name, and so another site than the app, whose cookies it never sees. */
async function startDemoPortal(app: string) {
  const key = makePortalKey("acme-portal");
  const claims = { locked: { kind: "shell" }, scope: { accounts: ["prod"], regions: ["*"] } };
  const isNextFree = port < 65_535 && !(await isTaken(port + 1));
  const at = { host: "localhost", port: isNextFree ? port + 1 : 0 };
  const portal = await startPortal(at, { app, audience: app, key, claims });
  return { ...portal, keys: embedKeys(key) };
}

function build(env: NodeJS.ProcessEnv) {
  console.log("Building…");
  const { status } = spawnSync("npm", ["run", "--silent", "build"], { stdio: "inherit", env });
  if (status !== 0) process.exit(status ?? 1);
}

function start(env: NodeJS.ProcessEnv): ChildProcess {
  const [command = "", ...args] = isDev
    ? ["npx", "next", "dev", "-H", HOST, "-p", String(port)]
    : [process.execPath, ...START];
  return spawn(command, args, {
    stdio: ["ignore", isDev ? "inherit" : "ignore", "inherit"],
    env: isDev ? { ...env, NODE_ENV: "development" } : env,
  });
}

/** Whether something listens on the port already. */
async function isTaken(wanted: number): Promise<boolean> {
  const probe = createServer();
  probe.listen(wanted, HOST);
  const taken = await once(probe, "listening").then(
    () => false,
    () => true,
  );
  probe.close();
  return taken;
}

/** Waits for the first good answer; false if the server ended before it. */
async function answers(url: string, app: ChildProcess): Promise<boolean> {
  while (app.exitCode === null && app.signalCode === null) {
    const response = await fetch(url).catch(() => null);
    if (response?.ok) return true;
    await wait(200);
  }
  return false;
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

await main();
