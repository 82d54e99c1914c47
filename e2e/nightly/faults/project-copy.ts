import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { runCommand } from "./command";

/** A copy of the project in a temporary folder, where faults are planted. */
export type ProjectCopy = {
  folder: string;
  /**
   * Plants a fault; returns the message of `git apply` if the patch does not fit the code. The changed lines must
   * match, the lines around them need not: a comment there may be reworded.
   */
  apply: (patch: string) => Promise<string | null>;
  /** Restores the code as it was copied. */
  revert: () => Promise<void>;
};

const ROOT = join(import.meta.dirname, "../../..");

/** Copies the project as it stands in the working tree. The copy is removed when the process ends. */
export async function copyProject(): Promise<ProjectCopy> {
  const folder = mkdtempSync(join(tmpdir(), "sessionscope-faults-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  process.on("SIGINT", () => process.exit(130));
  process.on("SIGTERM", () => process.exit(143));
  const listed = await git(ROOT, ["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
  for (const name of listed.split("\0")) {
    if (name !== "" && existsSync(join(ROOT, name))) copyInto(folder, name);
  }
  await copyPackages(folder);
  // Inside another repository `git apply` would silently skip the files.
  await git(folder, ["init", "--quiet"]);
  await git(folder, ["add", "--all"]);
  return {
    folder,
    async apply(patch) {
      const { code, output } = await runCommand(folder, "git", ["apply", "-C0", patch]);
      return code === 0 ? null : output;
    },
    async revert() {
      await git(folder, ["checkout", "--quiet", "--", "."]);
    },
  };
}

function copyInto(folder: string, name: string) {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  copyFileSync(join(ROOT, name), join(folder, name));
}

/** Hard links cost neither space nor time, but exist only within one file system. A build refuses a symbolic link. */
async function copyPackages(folder: string) {
  const from = join(ROOT, "node_modules");
  const to = join(folder, "node_modules");
  const { code } = await runCommand(folder, "cp", ["-al", from, to]);
  if (code !== 0) {
    rmSync(to, { recursive: true, force: true });
    const { output } = await runCommand(folder, "cp", ["-a", from, to]);
    if (!existsSync(to)) throw new Error(output);
  }
  // Vitest writes into its cache, which must not be the cache of the project itself.
  rmSync(join(to, ".vite"), { recursive: true, force: true });
}

async function git(folder: string, args: readonly string[]): Promise<string> {
  const { code, output } = await runCommand(folder, "git", args);
  if (code !== 0) throw new Error(output);
  return output;
}
