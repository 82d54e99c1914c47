import type { CDPSession } from "@playwright/test";

/**
 * Chromium's own counters of a page, to be asked by name. Its times are those of the main thread's clock,
 * which stands still while other programs have the core: on a busy machine they still say what the page
 * costs, when frame times only say how busy the machine is.
 */
export async function readMetrics(cdp: CDPSession): Promise<(name: string) => number> {
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  const { metrics } = await cdp.send("Performance.getMetrics");
  return (wanted) => {
    const value = metrics.find(({ name }) => name === wanted)?.value;
    if (value === undefined) throw new Error(`Chromium gives no ${wanted}.`);
    return value;
  };
}
