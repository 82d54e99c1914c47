import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { CallRecord } from "../emulator/call-log";
import { stop } from "../support/app-server";

const MAIN = fileURLToPath(new URL("../emulator/main.ts", import.meta.url));

export type EmulatorProcess = {
  url: string;
  /** The calls so far, if it was started with `--log`. */
  calls: CallRecord[];
  close: () => Promise<void>;
};

/**
 * Starts the emulator as a process of its own. Within the bench it would compute its answers on the
 * thread that measures, which is also the SDK's.
 */
export async function startEmulatorProcess(options: string[] = []): Promise<EmulatorProcess> {
  const child = spawn(process.execPath, ["--import", "tsx", MAIN, "--port", "0", ...options], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  // A bench that is broken off leaves nothing behind.
  process.once("exit", () => child.kill());
  const lines = createInterface({ input: child.stdout });
  const url = await listeningUrl(child, lines);
  const calls: CallRecord[] = [];
  lines.on("line", (line) => calls.push(JSON.parse(line)));
  return { url, calls, close: async () => void (await stop(child)) };
}

async function listeningUrl(child: ChildProcess, lines: NodeJS.EventEmitter): Promise<string> {
  const failed = once(child, "exit").then(([code]) => {
    throw new Error(`The emulator ended with ${code}.`);
  });
  const [line] = await Promise.race([once(lines, "line"), failed]);
  // It ends at last, which is then no failure.
  failed.catch(() => undefined);
  return /listening on (\S+)$/.exec(line)?.[1] ?? "";
}
