export type Clock = {
  /** The emulator's time: of signatures, tokens, the Date header and the worlds. */
  now: () => number;
  /** The time of the flowing world, which moves even when the clock is frozen. */
  flowing: () => number;
};

export function clockOf(frozenAt: number | undefined): Clock {
  if (frozenAt === undefined) return { now: Date.now, flowing: Date.now };
  const begin = performance.now();
  return {
    now: () => frozenAt,
    flowing: () => frozenAt + Math.floor(performance.now() - begin),
  };
}
