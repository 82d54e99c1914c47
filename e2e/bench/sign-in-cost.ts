import type { Measurement } from "./figure";
import { runBench } from "./vitest-bench";

/** Goal of the design: nobody waits for being recognised. */
const MOST_MS = 0.5;

/** What finding out who asks costs each request, by each way in which they can prove it. */
export async function measureSignIn(): Promise<Measurement> {
  const benches = runBench("lib/server/auth");
  return {
    figures: benches.flatMap(({ name, median, p99 }) => [
      { name: `sign-in: ${name}, p99`, value: p99, unit: "ms", goal: MOST_MS },
      { name: `sign-in: ${name}, median`, value: median, unit: "ms" },
    ]),
    raw: { benches },
  };
}
