import { startEmulator } from "../emulator/server";
import { NOW } from "./clock";

/** Starts the emulator that all specs share. It keeps no state, so specs cannot affect each other. */
export default async function emulatedAws() {
  const emulator = await startEmulator({ port: 0, clock: Date.parse(NOW), sessions: 2000 });
  process.env.E2E_AWS_URL = emulator.url;
  return () => emulator.close();
}
