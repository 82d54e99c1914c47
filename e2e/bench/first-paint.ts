import type { Figure, Measurement } from "./figure";
import { openContext } from "./measured-page";
import { type Paint, paintOf } from "./row-paint";
import type { Stage } from "./stage";
import { median, summaryOf } from "./statistics";

const CONTEXTS = 15;

/** When `/history` shows its first row: on a first visit with nothing cached, and on the next one. */
export async function measurePaint({ browser, withApp }: Stage): Promise<Measurement> {
  return withApp("demo", async (appUrl) => {
    const cold: Paint[] = [];
    const warm: Paint[] = [];
    // The very first round warms up the server, whose code is compiled when it is first used.
    for (let round = -1; round < CONTEXTS; round += 1) {
      const context = await openContext(browser);
      const first = await paintOf(context, `${appUrl}/history`);
      const second = await paintOf(context, `${appUrl}/history`);
      await context.close();
      if (round < 0) continue;
      cold.push(first);
      warm.push(second);
    }
    return {
      figures: [...figuresOf("nothing cached", cold), ...figuresOf("scripts cached", warm)],
      raw: { cold: rawOf(cold), warm: rawOf(warm) },
    };
  });
}

const NAMES: [keyof Paint, string][] = [
  ["html", "HTML arrived"],
  ["firstRow", "first row"],
  ["largest", "LCP"],
];

function figuresOf(cache: string, paints: Paint[]): Figure[] {
  return NAMES.map(([key, name]) => {
    const value = median(paints.map((paint) => paint[key]));
    return { name: `paint: ${name}, ${cache}`, value, unit: "ms" };
  });
}

function rawOf(paints: Paint[]) {
  const summaries = NAMES.map(([key]) => [key, summaryOf(paints.map((paint) => paint[key]))]);
  return { ...Object.fromEntries(summaries), visits: paints };
}
