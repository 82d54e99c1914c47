import { type EmulatorProcess, startEmulatorProcess } from "../../bench/emulator-process";
import { startGateProcess } from "./gate-process";

/** An emulated AWS behind a network that can be cut, and that sees every call. */
export type WatchedAws = {
  url: string;
  /** When each call reached the network, cut or not: milliseconds of one clock. */
  moments: number[];
  /** The calls that AWS has answered, or that were given up. */
  calls: EmulatorProcess["calls"];
  cut: () => void;
  mend: () => void;
};

/** Starts one, with the emulator's options, for as long as something is measured. */
export async function withWatchedAws<Result>(
  options: string[],
  measure: (aws: WatchedAws) => Promise<Result>,
): Promise<Result> {
  const emulator = await startEmulatorProcess(["--log", ...options]);
  const gate = await startGateProcess(emulator.url);
  try {
    return await measure({ ...gate, calls: emulator.calls });
  } finally {
    await gate.close();
    await emulator.close();
  }
}
