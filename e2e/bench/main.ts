import { measureApi } from "./api-overhead";
import { build, expectBuild } from "./build";
import { measureCached } from "./cached-page";
import { measureEngine } from "./engine-rows";
import { measureSearch } from "./far-search";
import type { Measurement } from "./figure";
import { measureScripts } from "./first-load-scripts";
import { measurePaint } from "./first-paint";
import { measureRows } from "./loaded-rows";
import { machineOf } from "./machine";
import { measureSources } from "./many-sources";
import { parseOptions } from "./options";
import { runParts } from "./run-parts";
import { measureSignIn } from "./sign-in-cost";
import { openStage, type Stage } from "./stage";

/** The measurements, in their order. The ones that load the machine most come last. */
const PART_NAMES = [
  "js",
  "paint",
  "api",
  "cached",
  "engine",
  "sign-in",
  "sources",
  "search",
  "rows",
] as const;

const parts: Record<(typeof PART_NAMES)[number], (stage: Stage) => Promise<Measurement>> = {
  js: measureScripts,
  paint: measurePaint,
  api: measureApi,
  cached: measureCached,
  engine: measureEngine,
  "sign-in": measureSignIn,
  sources: measureSources,
  search: measureSearch,
  rows: measureRows,
};

/** `npm run bench`: prints the figures beside their goals. A missed goal is news, not a failure. */
async function main() {
  const options = parseOptions(process.argv.slice(2), PART_NAMES);
  if (options.build) build();
  else expectBuild();
  const stage = await openStage();
  try {
    const machine = { ...machineOf(), chromium: stage.browser.version() };
    const file = "bench-results.json";
    await runParts(options.only, (name) => parts[name](stage), { machine, file });
  } finally {
    await stage.close();
  }
}

await main();
