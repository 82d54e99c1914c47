import { mix, type NonEmpty, spell } from "./hash";

const HEX = "0123456789abcdef";
const CLUSTERS = ["payments-prod", "web-prod", "batch-staging"];

/** The nodes of a world: the same few machines are visited again and again. */
export function fleetOf(seed: number): NonEmpty<string> {
  const hex = (serial: number, length: number) => spell(HEX, length, mix(seed ^ mix(serial)));
  const instances = range(30).map((serial) => `i-0${hex(serial, 16)}`);
  const classic = range(2).map((serial) => `i-${hex(100 + serial, 8)}`);
  const hybrid = range(6).map((serial) => `mi-0${hex(200 + serial, 16)}`);
  const tasks = range(8).map((serial) => {
    const task = hex(300 + serial, 32);
    const container = String(100_000_000 + (mix(seed ^ mix(400 + serial)) % 3_000_000_000));
    return `ecs:${CLUSTERS[serial % CLUSTERS.length] ?? "web-prod"}_${task}_${task}-${container}`;
  });
  const [first = "i-00000000", ...others] = interleave([instances, hybrid, tasks, classic]);
  return [first, ...others];
}

export const strangeTargets: NonEmpty<string> = [
  `"><img src=x onerror=alert(1)>`,
  "javascript:alert(document.domain)",
  "\u202Egpj.exe",
  "../../../etc/passwd",
  `ecs:${"c".repeat(255)}_${"0".repeat(32)}_${"0".repeat(32)}-265927825`,
  "ecs:__",
  "i-\u{1F4A3}\n\t",
];

export function isTask(target: string): boolean {
  return target.startsWith("ecs:");
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}

/** Mixes the kinds, in proportion: low places are visited most, and every kind should have one. */
function interleave(lists: readonly (readonly string[])[]): string[] {
  return lists
    .flatMap((list) => list.map((item, index) => ({ item, place: (index + 0.5) / list.length })))
    .sort((left, right) => left.place - right.place)
    .map(({ item }) => item);
}
