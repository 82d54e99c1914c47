import type { Measurement } from "./figure";
import { frameTimes } from "./frame-times";
import { mainThread, perFrame } from "./main-thread";
import { openPage } from "./measured-page";
import { memoryOf } from "./page-memory";
import { loadAllRows } from "./row-loading";
import { scrollerOf } from "./scroller";
import type { Stage } from "./stage";
import { percentile, summaryOf } from "./statistics";

/** Pixels per frame: a hundred rows, far faster than anybody reads. */
const STEP = 4000;
const MIN_FRAMES = 240;
const PASSES = 3;

/** The browser with a whole month of 100,000 sessions: how long it takes, what it holds, how it scrolls. */
export async function measureRows({ browser, withApp }: Stage): Promise<Measurement> {
  return withApp("large", async (appUrl) => {
    const { page, cdp, close } = await openPage(browser);
    const idle = await frameTimes(await scrollerOf(page.locator("html")), 0, 4 * MIN_FRAMES);
    let answers = 0;
    page.on("response", (response) => {
      if (response.url().includes("/api/sessions?")) answers += 1;
    });
    await page.goto(`${appUrl}/history`);
    await page.getByRole("gridcell").first().waitFor();
    const before = await memoryOf(cdp);
    const scroller = await scrollerOf(page.getByRole("grid"));
    const progress = await loadAllRows(scroller);
    const { lines, ms } = progress.at(-1) ?? { lines: 0, ms: 0 };
    const after = await memoryOf(cdp);
    const begin = await mainThread(cdp);
    const passes: number[][] = [];
    for (let pass = 0; pass < PASSES; pass += 1)
      passes.push(await frameTimes(scroller, STEP, MIN_FRAMES));
    const end = await mainThread(cdp);
    const elements = await page.evaluate(() => document.querySelectorAll("*").length);
    const frames = passes.flat();
    const cost = perFrame(begin, end, frames.length);
    await close();
    return {
      figures: [
        { name: "rows: loaded", value: lines, unit: "rows" },
        { name: "rows: answers needed", value: answers, unit: "calls" },
        { name: "rows: time to load all", value: ms / 1000, unit: "s" },
        { name: "rows: DOM nodes, texts included", value: after.nodes, unit: "nodes", goal: 1500 },
        { name: "rows: DOM elements", value: elements, unit: "nodes" },
        { name: "rows: JS heap", value: after.heapMB, unit: "MB", goal: 100 },
        { name: "rows: JS heap with the first page", value: before.heapMB, unit: "MB" },
        { name: "rows: scroll frame, p50", value: percentile(frames, 0.5), unit: "ms" },
        { name: "rows: scroll frame, p95", value: percentile(frames, 0.95), unit: "ms", goal: 17 },
        { name: "rows: blank page's frame, p95", value: percentile(idle, 0.95), unit: "ms" },
        { name: "rows: main thread per scroll frame", value: cost.task, unit: "ms" },
        { name: "rows: longest scroll frame", value: percentile(frames, 1), unit: "ms", goal: 100 },
        { name: "rows: blank page's longest frame", value: percentile(idle, 1), unit: "ms" },
      ],
      raw: {
        progress,
        before,
        after,
        mainThreadPerFrame: cost,
        idle: summaryOf(idle),
        passes: passes.map(summaryOf),
        slowFrames: passes.map((pass) => pass.filter((delta) => delta > 25)),
      },
    };
  });
}
