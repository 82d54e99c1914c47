/** One measured number, and what it should be if somebody promised it. */
export type Figure = {
  name: string;
  value: number;
  unit: "kB" | "MB" | "µs" | "ms" | "s" | "rows" | "nodes" | "files" | "calls" | "";
  /** The largest value that is still good. */
  goal?: number;
};

/** What a part of the bench brings home: the figures for the table, and all it saw for the JSON. */
export type Measurement = { figures: Figure[]; raw: object };

/** Whether a figure keeps its goal; nothing for one without. */
export function verdict({ value, goal }: Figure): "ok" | "over" | "" {
  if (goal === undefined) return "";
  return value <= goal ? "ok" : "over";
}

const DIGITS = {
  kB: 1,
  MB: 1,
  µs: 2,
  ms: 2,
  s: 1,
  rows: 0,
  nodes: 0,
  files: 0,
  calls: 0,
  "": 2,
} as const;

/** A value as the table shows it, with enough digits to compare two runs. */
export function formatted(value: number, unit: Figure["unit"]): string {
  return `${value.toFixed(DIGITS[unit])} ${unit}`.trimEnd();
}
