import { spawnSync } from "node:child_process";
import { findBrowser, findHeadlessShell } from "./support/browser";

const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };

/** Runs one step of the suite; the first that fails ends the suite with its code. */
function step(command: string, args: string[], stepEnv: NodeJS.ProcessEnv = env) {
  const { status } = spawnSync(command, args, { stdio: "inherit", env: stepEnv });
  if (status !== 0) process.exit(status ?? 1);
}

/** The files that the image is made of, besides the build. */
const IMAGE = ["deploy", "lib/server/launch", "package.json", "package-lock.json", ".dockerignore"];
/** The tools that play its steps. */
const REPLAY = "e2e/image";

/**
 * Whether the image may differ from the one that others have: from that of origin/main, or of the commit before this one
 * in a repository without a remote. In CI, and where git cannot tell, the answer is yes.
 */
function imageMayHaveChanged(): boolean {
  if (process.env.CI !== undefined) return true;
  const git = (...args: string[]) => spawnSync("git", args, { stdio: "ignore" }).status === 0;
  const base = git("rev-parse", "--verify", "--quiet", "origin/main") ? "origin/main" : "HEAD~1";
  return !git("diff", "--quiet", base, "--", ...IMAGE, REPLAY);
}

// First, because it may install a browser, and without one there is no point in building.
if (findHeadlessShell() === findBrowser()) {
  console.log("No headless shell: the specs run in a full Chromium, which takes twice as long.");
}
const args = process.argv.slice(2).filter((arg) => arg !== "--built");
// Next keeps its compiled modules in .next/cache, so a second build compiles only the changed ones.
if (args.length === process.argv.length - 2) {
  step("npm", ["run", "--silent", "build"], { ...env, NODE_ENV: "production" });
}
if (imageMayHaveChanged()) {
  // Plays the image's steps on the build: it runs alone, as another user, and writes nothing.
  step("npx", ["tsx", "e2e/image/replay.ts", "--built"]);
} else {
  console.log(
    "Skipped: the replay of the image. Nothing that it is made of differs from origin/main.",
  );
}
step("npx", ["playwright", "test", ...args]);
