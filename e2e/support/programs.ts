import { spawnSync } from "node:child_process";
import { findBrowser } from "./browser";

/**
 * Installs the programs that the tests need and that npm cannot bring: a browser, and a Redis server. This is the one
 * place that installs anything. Without a Redis server its tests are skipped, and fail where `CI` is set.
 */
export function installPrograms(): void {
  findBrowser();
  if (spawnSync("redis-server", ["--version"]).status === 0) return;
  console.log("No redis-server found; trying Debian's package.");
  const sudo = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  const install = ["apt-get", "install", "-y", "--no-install-recommends", "redis-server"];
  for (const [program = "", ...args] of [
    [...sudo, "apt-get", "update"],
    [...sudo, ...install],
  ]) {
    spawnSync(program, args, {
      stdio: "inherit",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  }
}
