import type { Figure, Measurement } from "./figure";
import { networkAtRest, openPage } from "./measured-page";
import { type Transfer, watchScripts } from "./script-transfer";
import type { Stage } from "./stage";

const GOAL_KB = 190;
/** Next leaves answers smaller than this as they are. */
const COMPRESSED_FROM = 1024;

/** The JavaScript that a first visit to `/history` transfers until its rows are there and the network rests. */
export async function measureScripts({ browser, withApp }: Stage): Promise<Measurement> {
  return withApp("demo", async (appUrl) => {
    const { page, cdp, close } = await openPage(browser);
    const received = await watchScripts(cdp);
    await page.goto(`${appUrl}/history`);
    await page.getByRole("gridcell").first().waitFor();
    await networkAtRest(page);
    const scripts = (await received()).sort((a, b) => b.bytes - a.bytes);
    await close();
    return { figures: figuresOf(scripts), raw: { scripts } };
  });
}

function figuresOf(scripts: Transfer[]): Figure[] {
  if (scripts.length === 0) throw new Error("The page loaded no scripts.");
  const plain = scripts.filter(
    ({ encoding, rawBytes }) => encoding !== "gzip" && rawBytes >= COMPRESSED_FROM,
  );
  if (plain.length > 0) throw new Error(`Not gzipped: ${plain.map(({ path }) => path).join(", ")}`);
  const sum = (of: (script: Transfer) => number) =>
    scripts.reduce((total, script) => total + of(script), 0) / 1000;
  return [
    { name: "js: first load, gzip", value: sum((one) => one.bytes), unit: "kB", goal: GOAL_KB },
    { name: "js: headers besides", value: sum((one) => one.headerBytes), unit: "kB" },
    { name: "js: unpacked", value: sum((one) => one.rawBytes), unit: "kB" },
    { name: "js: scripts", value: scripts.length, unit: "files" },
    {
      name: "js: scripts with React Aria",
      value: scripts.filter(({ hasReactAria }) => hasReactAria).length,
      unit: "files",
      goal: 0,
    },
  ];
}
