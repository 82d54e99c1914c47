import { parseArgs } from "node:util";
import { parseTimestamp } from "./timestamp";

export type EmulatorOptions = {
  port: number;
  host: string;
  seed: string;
  /** In the 30 days of the demo's history, about. */
  sessions: number;
  /** Milliseconds per call. */
  latency: number;
  /** Calls a second and access key, or account and region of a role, before AWS throttles. Undefined: never. */
  tps: number | undefined;
  /** Rows when MaxResults is omitted. */
  pageSize: number;
  /** Seconds. */
  tokenTtl: number;
  /** Freezes the emulator at this time. */
  clock: number | undefined;
};

export const defaultOptions: EmulatorOptions = {
  port: 4566,
  host: "127.0.0.1",
  seed: "sessionscope",
  sessions: 20_000,
  latency: 0,
  tps: undefined,
  pageSize: 50,
  tokenTtl: 3_600,
  clock: undefined,
};

type CommandLine = { options: EmulatorOptions; wantsLog: boolean; wantsHelp: boolean };

/** Reads the command line; every fault is reported, not only the first. */
export function parseCommandLine(args: readonly string[]): CommandLine | { faults: string[] } {
  const faults: string[] = [];
  const options = { ...defaultOptions };
  let wantsLog = false;
  let wantsHelp = false;
  const { tokens } = parseArgs({ args: [...args], options: shapes, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === "option-terminator") continue;
    if (token.kind === "positional") {
      faults.push(`unexpected argument ${token.value}`);
      continue;
    }
    const { rawName, name, value } = token;
    const read = readers.get(name);
    if (name === "log" || name === "help") {
      if (value !== undefined) faults.push(`${rawName} takes no value`);
      wantsLog ||= name === "log";
      wantsHelp ||= name === "help";
    } else if (read === undefined) faults.push(`unknown option ${rawName}`);
    else if (value === undefined) faults.push(`${rawName} needs a value`);
    else {
      const fault = read(value, options);
      if (fault !== undefined)
        faults.push(`${rawName} must be ${fault}, not ${JSON.stringify(value)}`);
    }
  }
  return faults.length > 0 ? { faults } : { options, wantsLog, wantsHelp };
}

type Reader = (value: string, options: EmulatorOptions) => string | undefined;

type NumberName = "port" | "sessions" | "latency" | "tps" | "pageSize" | "tokenTtl";

const readers = new Map<string, Reader>([
  ["port", numberReader("port", 0, 65_535)],
  ["sessions", numberReader("sessions", 0, 100_000_000)],
  ["latency", numberReader("latency", 0, 600_000)],
  ["tps", numberReader("tps", 1, 1_000_000)],
  ["page-size", numberReader("pageSize", 1, 200)],
  ["token-ttl", numberReader("tokenTtl", 0, 31_536_000)],
  ["host", textReader("host")],
  ["seed", textReader("seed")],
  ["clock", readClock],
]);

const shapes = Object.fromEntries([
  ...[...readers.keys()].map((name) => [name, { type: "string" as const }]),
  ["log", { type: "boolean" as const }],
  ["help", { type: "boolean" as const }],
]);

function numberReader(name: NumberName, least: number, most: number): Reader {
  return (value, options) => {
    const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
    if (!(number >= least && number <= most)) return `a whole number from ${least} to ${most}`;
    options[name] = number;
    return undefined;
  };
}

function textReader(name: "host" | "seed"): Reader {
  return (value, options) => {
    if (value === "") return "not empty";
    options[name] = value;
    return undefined;
  };
}

function readClock(value: string, options: EmulatorOptions): string | undefined {
  const time = parseTimestamp(value);
  if (time === undefined) return "an instant such as 2026-11-20T12:00:00Z";
  options.clock = time;
  return undefined;
}
