import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Figure, Measurement } from "./figure";

/** What Vitest writes of a bench, in milliseconds. */
type Bench = { name: string; min: number; median: number; p99: number; sampleCount: number };
type Report = { files: { groups: { benchmarks: Bench[] }[] }[] };

/**
 * What plan, merge and re-check cost for each row that AWS gives. Only Vitest can run the server's code
 * alone, so its bench does, in a process of its own.
 */
export async function measureEngine(): Promise<Measurement> {
  const folder = mkdtempSync(join(tmpdir(), "sessionscope-bench-"));
  const file = join(folder, "engine.json");
  const args = ["vitest", "bench", "--run", "--outputJson", file, "lib/server/read-sessions"];
  try {
    const { status } = spawnSync("npx", args, { stdio: ["ignore", "ignore", "inherit"] });
    if (status !== 0) throw new Error(`vitest bench ended with ${status}.`);
    const report: Report = JSON.parse(readFileSync(file, "utf8"));
    const benches = report.files.flatMap(({ groups }) => groups).flatMap((one) => one.benchmarks);
    if (benches.length === 0) throw new Error("vitest bench has measured nothing.");
    return { figures: benches.flatMap(figuresOf), raw: { benches } };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function figuresOf({ name, min, median }: Bench): Figure[] {
  const [, what, rows] = /^(.+) \((\d+) rows read\)$/.exec(name) ?? [];
  const perRow = (ms: number) => (ms * 1000) / Number(rows);
  return [
    { name: `engine: ${what}, per row read`, value: perRow(median), unit: "µs" },
    { name: `engine: ${what}, fastest`, value: perRow(min), unit: "µs" },
  ];
}
