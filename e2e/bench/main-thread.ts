import type { CDPSession } from "@playwright/test";
import { readMetrics } from "./page-metrics";

/** Milliseconds that the page's main thread has computed: all in all, and for what. */
export type MainThread = { task: number; script: number; layout: number; style: number };

export async function mainThread(cdp: CDPSession): Promise<MainThread> {
  const read = await readMetrics(cdp);
  return {
    task: 1000 * read("TaskDuration"),
    script: 1000 * read("ScriptDuration"),
    layout: 1000 * read("LayoutDuration"),
    style: 1000 * read("RecalcStyleDuration"),
  };
}

/** The work of the main thread for each frame between two readings. */
export function perFrame(before: MainThread, after: MainThread, frames: number): MainThread {
  return {
    task: (after.task - before.task) / frames,
    script: (after.script - before.script) / frames,
    layout: (after.layout - before.layout) / frames,
    style: (after.style - before.style) / frames,
  };
}
