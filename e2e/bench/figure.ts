/** One measured number, and its goal if the design states one. */
export type Figure = {
  name: string;
  value: number;
  unit: keyof typeof DIGITS;
  /** The largest value that is still good. */
  goal?: number;
  /** The smallest, where more is better. */
  least?: number;
  /** A count that no slow machine excuses: missing its goal is a failure. */
  isExact?: true;
};

/** The result of a part of the bench: the figures for the table, and all samples for the JSON. */
export type Measurement = { figures: Figure[]; raw: object };

/** Whether a figure keeps its goal; nothing for one without. */
export function verdict({ value, goal, least }: Figure): "ok" | "over" | "under" | "" {
  if (goal === undefined && least === undefined) return "";
  // Nothing is neither above nor below what is no number.
  if (goal !== undefined && !(value <= goal)) return "over";
  return least !== undefined && !(value >= least) ? "under" : "ok";
}

/** The goal of a figure as the table shows it. */
export function goalOf({ goal, least, unit }: Figure): string {
  if (goal !== undefined) return `≤ ${goal} ${unit}`.trimEnd();
  return least === undefined ? "" : `≥ ${least} ${unit}`.trimEnd();
}

const DIGITS = {
  kB: 1,
  MB: 1,
  "MB/min": 2,
  µs: 2,
  ms: 2,
  s: 1,
  rows: 0,
  nodes: 0,
  files: 0,
  calls: 0,
  requests: 0,
  answers: 0,
  faults: 0,
  "%": 2,
  "/s": 0,
  "": 2,
} as const;

/** A value as the table shows it, with enough digits to compare two runs. */
export function formatted(value: number, unit: Figure["unit"]): string {
  return `${value.toFixed(DIGITS[unit])} ${unit}`.trimEnd();
}
