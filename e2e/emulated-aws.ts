import { NOW } from "./clock";
import { startEmulator } from "./emulator/server";
import { serveApps } from "./shared-apps";

/** Starts the one emulator that all specs share; it keeps no state, so they cannot disturb each other. */
export default async function emulatedAws() {
  const emulator = await startEmulator({ port: 0, clock: Date.parse(NOW), sessions: 2000 });
  const apps = await serveApps();
  process.env.E2E_AWS_URL = emulator.url;
  process.env.E2E_APPS_URL = apps.url;
  return async () => {
    await apps.close();
    await emulator.close();
  };
}
