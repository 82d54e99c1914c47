import type { Figure, Measurement } from "./figure";
import { type Bench, runBench } from "./vitest-bench";

/** The cost of plan, merge and re-check for each row of AWS. */
export async function measureEngine(): Promise<Measurement> {
  const benches = runBench("lib/server/listing/read-sessions");
  return { figures: benches.flatMap(figuresOf), raw: { benches } };
}

function figuresOf({ name, min, median }: Bench): Figure[] {
  const [, what, rows] = /^(.+) \((\d+) rows read\)$/.exec(name) ?? [];
  const perRow = (ms: number) => (ms * 1000) / Number(rows);
  return [
    { name: `engine: ${what}, per row read`, value: perRow(median), unit: "µs" },
    { name: `engine: ${what}, fastest`, value: perRow(min), unit: "µs" },
  ];
}
