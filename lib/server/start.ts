import "server-only";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";
import { NO_REGION, readConfig } from "./config";
import { environment } from "./env";
import { portFault } from "./port-fault";

/** How long the server may go on after it was told to stop. */
const GRACE_MS = 5_000;

const root = fileURLToPath(new URL("../..", import.meta.url));

const reading = readConfig(environment);
const faults = "faults" in reading ? [...reading.faults] : [];
if (!(await hasRegion())) faults.push(NO_REGION);
if (!existsSync(`${root}/.next/BUILD_ID`)) {
  faults.push("There is no production build yet; run npm run build first.");
}
if ("config" in reading) faults.push(...(await portFault(reading.config)));

if (faults.length > 0 || "faults" in reading) {
  console.error(["Sessionscope cannot start:", ...faults].join("\n  - "));
  process.exit(1);
}

const { host, port } = reading.config;
const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
const server = spawn(process.execPath, [next, "start", "-H", host, "-p", String(port)], {
  cwd: root,
  stdio: "inherit",
  env: { ...environment, NEXT_TELEMETRY_DISABLED: "1" },
});
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    server.kill(signal);
    // Next answers what it has begun, but waits for browsers that opened a connection without a request too.
    setTimeout(() => server.kill("SIGKILL"), GRACE_MS).unref();
  });
}
server.on("exit", (code, signal) => {
  // A shell's convention: 128 and the number of the signal that ended it.
  process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0));
});

/** Loading the AWS SDK takes longer than all the rest, so it is asked only if a profile has to be read. */
async function hasRegion(): Promise<boolean> {
  if (environment.AWS_REGION || environment.SESSIONSCOPE_ACCOUNTS) return true;
  const { ambientRegion } = await import("./aws/ssm-client");
  return (await ambientRegion()) !== null;
}
