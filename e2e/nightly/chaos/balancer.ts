import { setTimeout as wait } from "node:timers/promises";
import { openAsker } from "./asker";

const PROBE_MS = 250;

/** Sends requests where it is ready, in turns, as a load balancer does that asks `/api/readyz`. */
export type Balancer = { next: () => string | undefined; close: () => Promise<void> };

/** Resolves when every server has said that it is ready; throws after ten seconds without. */
export async function openBalancer(urls: readonly string[]): Promise<Balancer> {
  const ready = new Set<string>();
  let isOpen = true;
  let turn = 0;
  const probe = async (url: string) => {
    // Its connections are its own, and each is new: nothing of them is kept that the server has to end.
    while (isOpen) {
      const { ask, close } = openAsker({ isStrict: true });
      const { status } = await ask(`${url}/api/readyz`);
      close();
      if (status === 200) ready.add(url);
      else ready.delete(url);
      await wait(PROBE_MS);
    }
  };
  const probing = Promise.all(urls.map(probe));
  const close = async () => {
    isOpen = false;
    await probing;
  };
  for (let waited = 0; ready.size < urls.length; waited += PROBE_MS) {
    if (waited > 10_000) {
      await close();
      throw new Error("Not every server answers /api/readyz with 200.");
    }
    await wait(PROBE_MS);
  }
  return {
    next() {
      turn += 1;
      return [...ready][turn % ready.size];
    },
    close,
  };
}
