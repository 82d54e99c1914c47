import { build, expectBuild } from "../../bench/build";
import { type Measurement, verdict } from "../../bench/figure";
import { machineOf } from "../../bench/machine";
import { runParts } from "../../bench/run-parts";
import { measureFaults } from "./faults";
import { measureSources } from "./fifty-sources";
import { measureIdentical } from "./identical-requests";
import { measureMemory } from "./memory";
import { type PartName, readOptions } from "./options";
import { measureOutage } from "./outage";
import { measureTermination } from "./termination";
import { measureLoad } from "./thousand-viewers";

const parts: Record<PartName, (isShort: boolean) => Promise<Measurement>> = {
  load: measureLoad,
  identical: measureIdentical,
  sources: measureSources,
  outage: measureOutage,
  term: measureTermination,
  faults: measureFaults,
  memory: measureMemory,
};

/**
 * `npm run chaos`: the server under load and a failing AWS, the figures beside their goals. A time that is
 * missed is news; a count that is missed, such as that of failed requests, is a failure.
 */
async function main() {
  const options = readOptions(process.argv.slice(2));
  if (options.build) build();
  else expectBuild();
  const figures = await runParts(options.only, (name) => parts[name](options.isShort), {
    machine: machineOf(),
    file: "chaos-results.json",
  });
  const missed = figures.filter((figure) => figure.isExact && verdict(figure) !== "ok");
  if (missed.length === 0) return;
  console.error(`\nMissed: ${missed.map(({ name }) => name).join("; ")}`);
  process.exitCode = 1;
}

await main();
