import { startEmulator } from "../emulator/server";
import { NOW } from "./clock";

/** Starts the one emulator that all specs share; it keeps no state, so they cannot disturb each other. */
export default async function emulatedAws() {
  const emulator = await startEmulator({ port: 0, clock: Date.parse(NOW), sessions: 2000 });
  process.env.E2E_AWS_URL = emulator.url;
  return () => emulator.close();
}
