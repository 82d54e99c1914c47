import { displayText } from "./display-text";
import { FILTER_DEFINITIONS, FILTER_KEYS, type FilterKey } from "./filter-keys";
import { isOwnerArn, parseOwner } from "./owner";
import type { SessionFilters } from "./search-params";
import { shortTarget } from "./target";
import { timeText } from "./time-text";

/** What can be a chip, in the order in which chips stand. `started` is the range of time. */
export const CHIP_KEYS = ["started", ...FILTER_KEYS] as const;
export type ChipKey = (typeof CHIP_KEYS)[number];

/** One chip of the filter bar. */
export type Chip = {
  key: ChipKey;
  label: string;
  /** The values that are shown, at most two. */
  values: string[];
  /** How many more values there are. */
  more: number;
  /** Everything the chip stands for, unabridged. */
  title: string;
};

const SHOWN_VALUES = 2;

/** What a chip is called: `Started`, `Owner`. */
export function chipLabel(key: ChipKey): string {
  return key === "started" ? "Started" : FILTER_DEFINITIONS[key].label;
}

/** The chips of a link, in their order. `zone` is an IANA zone. */
export function chipsOf(filters: SessionFilters, zone: string, now: number): Chip[] {
  return CHIP_KEYS.flatMap((key) => {
    const chip = key === "started" ? timeChip(filters, zone, now) : valueChip(key, filters[key]);
    return chip ? [chip] : [];
  });
}

/** A chip's values in words: `A`, `A or B`, `A, B +3`. */
export function chipText({ values, more }: Chip): string {
  return more > 0 ? `${values.join(", ")} +${more}` : values.join(" or ");
}

/** The chip that gets the focus when one goes: the next, else the one before, else none. */
export function chipAfterRemoval(keys: readonly ChipKey[], removed: ChipKey): ChipKey | null {
  const index = keys.indexOf(removed);
  return keys[index + 1] ?? keys[index - 1] ?? null;
}

/** One value as a chip shows it: a person for an ARN, a short form for an ECS task. */
export function valueText(key: FilterKey, value: string): string {
  if (key === "target") return displayText(shortTarget(value));
  if (key !== "owner" || !isOwnerArn(value)) return displayText(value);
  const { person, role } = parseOwner(value);
  return displayText(role === null ? person : `${person} (${role})`);
}

function valueChip(key: FilterKey, values: string[]): Chip | null {
  if (values.length === 0) return null;
  return {
    key,
    label: chipLabel(key),
    values: values.slice(0, SHOWN_VALUES).map((value) => valueText(key, value)),
    more: Math.max(0, values.length - SHOWN_VALUES),
    title: values.map(displayText).join("\n"),
  };
}

function timeChip(filters: SessionFilters, zone: string, now: number): Chip | null {
  const text = timeText(filters, zone, now);
  if (text === null) return null;
  const instants = [
    filters.after && `from ${filters.after}`,
    filters.before && `before ${filters.before}`,
  ].filter((part) => part !== null);
  const title = instants.length > 0 ? instants.join(", ") : text;
  return { key: "started", label: chipLabel("started"), values: [text], more: 0, title };
}
