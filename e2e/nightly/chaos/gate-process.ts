import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { stop } from "../../support/app-server";

const MAIN = fileURLToPath(new URL("gate-main.ts", import.meta.url));

/** A gate that can be cut, and tells when each call came, milliseconds of its own clock. */
export type GateProcess = {
  url: string;
  moments: number[];
  cut: () => void;
  mend: () => void;
  close: () => Promise<number | null>;
};

/** Starts one as a process of its own: beside a thousand viewers it would see calls late, and in heaps. */
export async function startGateProcess(awsUrl: string): Promise<GateProcess> {
  const child = spawn(process.execPath, ["--import", "tsx", MAIN, awsUrl], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  // A broken connection leaves nothing behind.
  process.once("exit", () => child.kill());
  const lines = createInterface({ input: child.stdout });
  const [url] = await once(lines, "line");
  const moments: number[] = [];
  lines.on("line", (line) => moments.push(Number(line)));
  return {
    url,
    moments,
    cut: () => void child.stdin.write("cut\n"),
    mend: () => void child.stdin.write("mend\n"),
    close: () => stop(child),
  };
}
