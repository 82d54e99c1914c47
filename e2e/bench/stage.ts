import { type Browser, chromium } from "@playwright/test";
import { emulatedAws, startApp } from "../support/app-server";
import { BROWSER_ARGS, findBrowser } from "../support/browser";
import { startEmulatorProcess } from "./emulator-process";

/** Everything that figures are taken from. */
export type Stage = {
  awsUrl: string;
  browser: Browser;
  /** Runs the production server on the world of an access key while something is measured. */
  withApp: <T>(accessKeyId: string, measure: (appUrl: string) => Promise<T>) => Promise<T>;
  close: () => Promise<void>;
};

/** Starts the emulator and the browser; the server is started anew for each part. */
export async function openStage(): Promise<Stage> {
  const emulator = await startEmulatorProcess();
  const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_ARGS });
  return {
    awsUrl: emulator.url,
    browser,
    withApp: async (accessKeyId, measure) => {
      const app = await startApp(emulatedAws(emulator.url, accessKeyId));
      try {
        return await measure(app.url);
      } finally {
        await app.close();
      }
    },
    close: async () => {
      await browser.close();
      await emulator.close();
    },
  };
}
