import type { Measurement } from "./figure";
import { runBench } from "./vitest-bench";

/** A goal of the design: identification takes no noticeable time. */
const MOST_MS = 0.5;

/** The cost of identifying the caller for each request, by kind of proof. */
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
