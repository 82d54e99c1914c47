import { setTimeout as wait } from "node:timers/promises";
import type { CallRecord } from "../emulator/call-log";
import { emulatedAws, startApp } from "../support/app-server";
import { startEmulatorProcess } from "./emulator-process";

/** Milliseconds that AWS takes for each call, about what it takes from within the same continent. */
export const LATENCY_MS = 80;

/** Longer than the last call of an answer, which may have been given up, is on its way to the log. */
const SETTLE_MS = 3 * LATENCY_MS;

/** An AWS with latency that counts its calls. */
export type SlowAws = {
  url: string;
  /** The calls that some work made, those that were given up included. */
  callsOf: <Result>(
    work: () => Promise<Result>,
  ) => Promise<{ result: Result; calls: CallRecord[] }>;
  /** Runs a production server on it while something is measured. */
  withApp: <Result>(
    settings: { accessKeyId: string; accounts?: object[] },
    measure: (appUrl: string) => Promise<Result>,
  ) => Promise<Result>;
};

/** Starts one for as long as something is measured. */
export async function withSlowAws<Result>(
  measure: (aws: SlowAws) => Promise<Result>,
): Promise<Result> {
  const emulator = await startEmulatorProcess(["--latency", String(LATENCY_MS), "--log"]);
  const aws: SlowAws = {
    url: emulator.url,
    async callsOf(work) {
      // So that calls made before are not taken for its own.
      await wait(SETTLE_MS);
      const before = emulator.calls.length;
      const result = await work();
      await wait(SETTLE_MS);
      return { result, calls: emulator.calls.slice(before) };
    },
    async withApp({ accessKeyId, accounts }, measureApp) {
      const app = await startApp({
        ...emulatedAws(emulator.url, accessKeyId),
        // The SDK has one about the version of Node, from each of many servers.
        NODE_NO_WARNINGS: "1",
        ...(accounts && { SESSIONSCOPE_ACCOUNTS: JSON.stringify(accounts) }),
      });
      try {
        return await measureApp(app.url);
      } finally {
        await app.close();
      }
    },
  };
  try {
    return await measure(aws);
  } finally {
    await emulator.close();
  }
}
