import { writeFileSync } from "node:fs";
import { type Figure, type Measurement, verdict } from "./figure";
import { load } from "./machine";
import { tableOf } from "./table";

/** Measures one part after the other, prints the figures beside their goals, and writes all samples to a file. */
export async function runParts<Name extends string>(
  names: readonly Name[],
  measure: (name: Name) => Promise<Measurement>,
  { machine, file }: { machine: object; file: string },
): Promise<Figure[]> {
  const figures: Figure[] = [];
  const raw: Record<string, object> = {};
  for (const name of names) {
    console.log(`Measuring ${name}…`);
    const loadBefore = load();
    const part = await measure(name);
    figures.push(...part.figures);
    raw[name] = { loadBefore, loadAfter: load(), ...part.raw };
    // After each part, so that a bench that is broken off was not for nothing.
    const judged = figures.map((figure) => ({ ...figure, verdict: verdict(figure) }));
    writeFileSync(file, `${JSON.stringify({ machine, figures: judged, raw }, null, 2)}\n`);
  }
  console.log(`\n${tableOf(figures)}\n\nAll samples are in ${file}.`);
  return figures;
}
