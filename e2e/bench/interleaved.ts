/** Something that is timed again and again, and the milliseconds of each time. */
export type Contestant = { run: () => Promise<unknown>; times: number[] };

export function contestant(run: () => Promise<unknown>): Contestant {
  return { run, times: [] };
}

/**
 * Times contestants in turns, A B C A B C, so that whatever else the machine does hits all of them. The
 * times of the first `warmUp` rounds are not kept.
 */
export async function interleave(contestants: Contestant[], warmUp: number, rounds: number) {
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const { run, times } of contestants) {
      const begin = performance.now();
      await run();
      if (round >= 0) times.push(performance.now() - begin);
    }
  }
}
