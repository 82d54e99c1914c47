import { spawnSync } from "node:child_process";
import { findBrowser } from "./support/browser";

const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };

/** Runs one step of the suite; the first that fails ends it with its code. */
function step(command: string, args: string[], stepEnv: NodeJS.ProcessEnv = env) {
  const { status } = spawnSync(command, args, { stdio: "inherit", env: stepEnv });
  if (status !== 0) process.exit(status ?? 1);
}

// First, because it may install one, and without a browser there is no point in building.
findBrowser();
step("npm", ["run", "--silent", "build"], { ...env, NODE_ENV: "production" });
// The image's steps, played on what was just built: it runs alone, as a stranger, and writes nothing.
step("npx", ["tsx", "deploy/replay-image.ts", "--built"]);
step("npx", ["playwright", "test", ...process.argv.slice(2)]);
