import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { LAUNCHER } from "../support/app-server";

/** Builds the app as it is shipped; throws if that fails. */
export function build() {
  console.log("Building…");
  const { status } = spawnSync("npm", ["run", "--silent", "build"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  if (status !== 0) throw new Error(`next build ended with ${status}.`);
}

/** Throws if there is no build to measure. */
export function expectBuild() {
  if (!existsSync(LAUNCHER)) throw new Error("There is no build yet; omit --no-build.");
}
