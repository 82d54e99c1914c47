import { cpus, loadavg, totalmem } from "node:os";

/** On what the figures were measured: without it they cannot be compared. */
export function machineOf() {
  const processors = cpus();
  return {
    date: new Date().toISOString(),
    cores: processors.length,
    processor: processors[0]?.model ?? "unknown",
    memoryGB: Math.round(totalmem() / 1e9),
    node: process.version,
    load: load(),
  };
}

/** Processes that wanted a core in the last minute; more than there are cores make figures noisy. */
export function load(): number {
  return Math.round((loadavg()[0] ?? 0) * 10) / 10;
}
