import { setTimeout as wait } from "node:timers/promises";

/**
 * Viewers who ask again every so often, each from a random moment on. Resolves once the time is over and
 * every answer is there.
 */
export async function watch(
  { viewers, everyMs, forMs }: { viewers: number; everyMs: number; forMs: number },
  ask: (viewer: number) => Promise<void>,
): Promise<void> {
  const end = performance.now() + forMs;
  const follow = async (viewer: number) => {
    let due = performance.now() + Math.random() * everyMs;
    while (due < end) {
      await wait(Math.max(0, due - performance.now()));
      await ask(viewer);
      // A viewer that waited longer than that asks again at once.
      due = Math.max(due + everyMs, performance.now());
    }
  };
  await Promise.all(Array.from({ length: viewers }, (_, viewer) => follow(viewer)));
}

/** Asks again and again, so many at a time, until it is over. */
export async function insist(
  { askers, isOver }: { askers: number; isOver: () => boolean },
  ask: (asker: number) => Promise<void>,
): Promise<void> {
  const repeat = async (asker: number) => {
    while (!isOver()) await ask(asker);
  };
  await Promise.all(Array.from({ length: askers }, (_, asker) => repeat(asker)));
}
