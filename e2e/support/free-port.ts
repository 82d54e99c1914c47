import { randomInt } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";

/**
 * Below those that kernels give to connections on their way out: a port of theirs may be taken again in the moment in
 * which whoever it was meant for starts, or is started again. Above 10080, which browsers refuse.
 */
const LOWEST = 11_000;
const HIGHEST = 32_000;

/** A port on which nothing listens. The app takes no 0, so that it is where its configuration says. */
export async function freePort(): Promise<string> {
  for (;;) {
    const port = randomInt(LOWEST, HIGHEST);
    if (await isFree(port)) return String(port);
  }
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer().listen(port, "127.0.0.1");
  try {
    await once(probe, "listening");
  } catch {
    return false;
  }
  probe.close();
  await once(probe, "close");
  return true;
}
