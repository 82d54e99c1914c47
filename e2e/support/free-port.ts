import { randomInt } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";

/**
 * The range lies below the ports that kernels give to outgoing connections, because such a port may be taken again before
 * its server starts or restarts. It lies above 10080, which browsers refuse.
 */
const LOWEST = 11_000;
const HIGHEST = 32_000;

/** A port on which nothing listens. The app does not accept port 0. */
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
