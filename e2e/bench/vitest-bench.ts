import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The output of Vitest for a bench, in milliseconds. */
export type Bench = { name: string; min: number; median: number; p99: number; sampleCount: number };
type Report = { files: { groups: { benchmarks: Bench[] }[] }[] };

/** Runs the benches of one file, in a process of its own: only Vitest can run the server's code alone. */
export function runBench(path: string): Bench[] {
  const folder = mkdtempSync(join(tmpdir(), "sessionscope-bench-"));
  const file = join(folder, "bench.json");
  const args = ["vitest", "bench", "--run", "--outputJson", file, path];
  try {
    const { status } = spawnSync("npx", args, { stdio: ["ignore", "ignore", "inherit"] });
    if (status !== 0) throw new Error(`vitest bench ended with ${status}.`);
    const report: Report = JSON.parse(readFileSync(file, "utf8"));
    const benches = report.files.flatMap(({ groups }) => groups).flatMap((one) => one.benchmarks);
    if (benches.length === 0) throw new Error("vitest bench has measured nothing.");
    return benches;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
