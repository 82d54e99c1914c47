import { writeFileSync } from "node:fs";
import { measureApi } from "./api-overhead";
import { build, expectBuild } from "./build";
import { measureEngine } from "./engine-rows";
import { measureSearch } from "./far-search";
import type { Figure, Measurement } from "./figure";
import { verdict } from "./figure";
import { measureScripts } from "./first-load-scripts";
import { measurePaint } from "./first-paint";
import { measureRows } from "./loaded-rows";
import { load, machineOf } from "./machine";
import { measureSources } from "./many-sources";
import { type PartName, parseOptions } from "./options";
import { openStage, type Stage } from "./stage";
import { tableOf } from "./table";

const RESULTS = "bench-results.json";

const parts: Record<PartName, (stage: Stage) => Promise<Measurement>> = {
  js: measureScripts,
  paint: measurePaint,
  api: measureApi,
  engine: measureEngine,
  sources: measureSources,
  search: measureSearch,
  rows: measureRows,
};

/** `npm run bench`: prints the figures beside their goals. A missed goal is news, not a failure. */
async function main() {
  const options = parseOptions(process.argv.slice(2));
  if (options.build) build();
  else expectBuild();
  const stage = await openStage();
  try {
    const machine = machineOf(stage.browser);
    const figures: Figure[] = [];
    const raw: Record<string, object> = {};
    for (const name of options.only) {
      console.log(`Measuring ${name}…`);
      const loadBefore = load();
      const part = await parts[name](stage);
      figures.push(...part.figures);
      raw[name] = { loadBefore, loadAfter: load(), ...part.raw };
      // After each part, so that a bench that is broken off was not for nothing.
      const judged = figures.map((figure) => ({ ...figure, verdict: verdict(figure) }));
      writeFileSync(RESULTS, `${JSON.stringify({ machine, figures: judged, raw }, null, 2)}\n`);
    }
    console.log(`\n${tableOf(figures)}\n\nAll samples are in ${RESULTS}.`);
  } finally {
    await stage.close();
  }
}

await main();
