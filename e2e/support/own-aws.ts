import type { CallRecord } from "../emulator/call-log";
import { startEmulator } from "../emulator/server";
import { type App, startApp } from "./app-server";
import { NOW } from "./clock";
import { test as base } from "./fixtures";

/** An emulated AWS that can stop and start again at the same address. */
type OwnAws = {
  url: string;
  /** Every call that has been answered or aborted. */
  calls: CallRecord[];
  stop: () => Promise<void>;
  startAgain: () => Promise<void>;
};

/**
 * For specs that would affect others: an AWS and apps of their own. `awsLatency` is the delay of every call in
 * milliseconds.
 */
export const test = base.extend<{
  awsLatency: number;
  aws: OwnAws;
  appWith: (env: NodeJS.ProcessEnv) => Promise<string>;
}>({
  awsLatency: [0, { option: true }],
  aws: async ({ awsLatency }, use) => {
    const calls: CallRecord[] = [];
    const start = (port: number) =>
      startEmulator({
        port,
        clock: Date.parse(NOW),
        sessions: 2000,
        latency: awsLatency,
        onCall: (record) => calls.push(record),
      });
    let running = await start(0);
    const { url } = running;
    await use({
      url,
      calls,
      stop: () => running.close(),
      async startAgain() {
        running = await start(Number(new URL(url).port));
      },
    });
    await running.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright demands a destructured first argument.
  appWith: async ({}, use) => {
    const apps: App[] = [];
    await use(async (env) => {
      const app = await startApp(env, NOW);
      apps.push(app);
      return app.url;
    });
    await Promise.all(apps.map((app) => app.close()));
  },
});
