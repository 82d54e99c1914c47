import { spawn } from "node:child_process";

/** How a command ended; `code` is null when it was stopped. */
export type Ended = { code: number | null; output: string };

/** All named tests together take less, also on a busy machine: a command that takes longer hangs. */
const LONGEST_MS = 3_600_000;

/** Runs a command to its end and keeps what it prints. */
export function runCommand(
  folder: string,
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: folder,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
      stdio: ["ignore", "pipe", "pipe"],
      timeout: LONGEST_MS,
    });
    const printed: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => printed.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => printed.push(chunk));
    // Otherwise it would go on in a folder that is about to be removed.
    const stop = () => child.kill();
    process.on("exit", stop);
    child.on("error", reject);
    child.on("close", (code) => {
      process.off("exit", stop);
      const output = Buffer.concat(printed).toString("utf8").trim();
      resolve({ code, output: code === null ? `${output}\nIt was stopped.` : output });
    });
  });
}
