import { spawn, spawnSync } from "node:child_process";
import { installPrograms } from "./support/programs";

/**
 * `npm test`: everything that a change has to pass. The checks and the build use one core most of the time, so they run
 * beside the unit and component tests. The browser tests need both cores. The first step that fails ends the run.
 */
async function main(): Promise<number> {
  installPrograms();
  const [unit, build] = await Promise.all([
    run("npx", ["vitest", "run"], "inherit"),
    checkAndBuild(),
  ]);
  process.stdout.write(build.output);
  if (unit.status !== 0 || build.status !== 0) return unit.status || build.status;
  return spawnSync("npx", ["tsx", "e2e/run.ts", "--built"], { stdio: "inherit" }).status ?? 1;
}

type Step = { status: number; output: string };

async function checkAndBuild(): Promise<Step> {
  const check = await run("npm", ["run", "--silent", "check"], "pipe");
  if (check.status !== 0) return check;
  const build = await run("npm", ["run", "--silent", "build"], "pipe");
  return { status: build.status, output: check.output + build.output };
}

/** Runs a command to its end. A piped output is held back, so that two commands do not mix their lines. */
function run(command: string, args: string[], output: "inherit" | "pipe"): Promise<Step> {
  const isBuild = args.includes("build");
  const child = spawn(command, args, {
    stdio: ["ignore", output, output],
    env: { ...process.env, ...(isBuild && { NODE_ENV: "production" }) },
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      text += chunk;
    });
  }
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ status: code ?? 1, output: text }));
  });
}

process.exitCode = await main();
