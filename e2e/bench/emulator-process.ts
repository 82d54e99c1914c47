import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { stop } from "../app-server";

const MAIN = fileURLToPath(new URL("../emulator/main.ts", import.meta.url));

/**
 * Starts the emulator as a process of its own. Within the bench it would compute its answers on the
 * thread that measures, which is also the SDK's.
 */
export async function startEmulatorProcess(): Promise<{ url: string; close: () => Promise<void> }> {
  const child = spawn(process.execPath, ["--import", "tsx", MAIN, "--port", "0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  // A bench that is broken off leaves nothing behind.
  process.once("exit", () => child.kill());
  return { url: await listeningUrl(child), close: () => stop(child) };
}

function listeningUrl(child: ChildProcess): Promise<string> {
  let output = "";
  return new Promise((resolve, reject) => {
    child.stdout?.on("data", (chunk: Buffer) => {
      output += chunk;
      const url = /listening on (\S+)\n/.exec(output)?.[1];
      if (url) resolve(url);
    });
    child.once("exit", (code) => reject(new Error(`The emulator ended with ${code}.`)));
  });
}
