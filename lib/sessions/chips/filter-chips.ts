import { type AppliedFilter, isApplied } from "@/lib/sessions/query/applied-filter";
import type { FieldType } from "@/lib/sessions/query/field";
import { FIELDS, FILTER_KEYS, type FilterKey } from "@/lib/sessions/query/fields";
import {
  FILTER_OPERATORS,
  type FilterOperator,
  OPERATOR_LABELS,
} from "@/lib/sessions/query/filter-value";
import {
  isScopeKey,
  SCOPE_KEYS,
  SCOPE_LABELS,
  type ScopeKey,
} from "@/lib/sessions/query/scope-keys";
import type { SessionFilters } from "@/lib/sessions/query/search-params";
import { displayText } from "@/lib/sessions/session/display-text";
import { isOwnerArn, parseOwner } from "@/lib/sessions/session/owner";
import { kindLabel } from "@/lib/sessions/session/session-kind";
import { shortTarget } from "@/lib/sessions/session/target";
import { timeText } from "@/lib/sessions/time/time-text";

/** The keys that can have chips, in the order of the chips. `started` is the time window. */
export const CHIP_KEYS = ["started", ...SCOPE_KEYS, ...FILTER_KEYS] as const;
export type ChipKey = (typeof CHIP_KEYS)[number];

/** One chip of the filter bar: the values of a key that have one operator. */
export type Chip = {
  /** Identifies the chip: the key, and the operator unless it is *is*. */
  id: string;
  key: ChipKey;
  /** Null for keys without operators: the window, accounts, regions. */
  operator: FilterOperator | null;
  label: string;
  /** The values that the chip shows, at most two. */
  values: string[];
  /** The number of values that are not shown. */
  more: number;
  /** All values in full. */
  title: string;
  /** The chip is an alternative to the one before it, not another condition. */
  isAlternative: boolean;
};

const SHOWN_VALUES = 2;

/** The label of a chip: `Started`, `Owner`. */
export function chipLabel(key: ChipKey): string {
  if (key === "started") return "Started";
  return isScopeKey(key) ? SCOPE_LABELS[key] : FIELDS[key].label;
}

/** The chips of a link, in their order. `zone` is an IANA zone. */
export function chipsOf(filters: SessionFilters, zone: string, now: number): Chip[] {
  return CHIP_KEYS.flatMap((key) => {
    if (key === "started") return timeChip(filters, zone, now);
    return isScopeKey(key) ? scopeChip(key, filters[key]) : valueChips(key, filters);
  });
}

/** A chip's values in words: `A`, `A or B`, `A, B +3`. */
export function chipText({ values, more }: Chip): string {
  return more > 0 ? `${values.join(", ")} +${more}` : values.join(" or ");
}

/** The accessible name of a chip: `Owner`, `Reason contains`. *is* is left out. */
export function chipName({ label, operator }: Pick<Chip, "label" | "operator">): string {
  return operator === null || operator === "is" ? label : `${label} ${OPERATOR_LABELS[operator]}`;
}

/** The chip that gets the focus when one is removed: the next, or else the previous. Null if no chip is left. */
export function chipAfterRemoval(ids: readonly string[], removed: string): string | null {
  const index = ids.indexOf(removed);
  return ids[index + 1] ?? ids[index - 1] ?? null;
}

/** Says who applies a chip: AWS, as far as it has `applied` the query, or Sessionscope to every row. */
export function appliedBy(
  { key, operator }: Chip,
  applied: readonly AppliedFilter[],
): "AWS" | "Sessionscope" {
  if (isScopeKey(key)) return "AWS";
  const isByAws = isApplied(key === "started" ? "time" : key, operator, applied);
  return isByAws ? "AWS" : "Sessionscope";
}

/** One value as a chip shows it: a person for an ARN, a short form for an ECS task. */
export function valueText(key: FilterKey | ScopeKey, value: string): string {
  return displayText(isScopeKey(key) ? value : SHOWN[FIELDS[key].type](value));
}

const SHOWN: Record<FieldType, (value: string) => string> = {
  text: (value) => value,
  person: personText,
  target: shortTarget,
  kind: (value) => kindLabel(value, null),
};

function personText(value: string): string {
  if (!isOwnerArn(value)) return value;
  const { person, role } = parseOwner(value);
  return role === null ? person : `${person} (${role})`;
}

function valueChips(key: FilterKey, filters: SessionFilters): Chip[] {
  const chips = FILTER_OPERATORS.flatMap((operator) => {
    const values = filters[key].filter((each) => each.operator === operator);
    if (values.length === 0) return [];
    const id = operator === "is" ? key : `${key} ${operator}`;
    return [
      {
        id,
        operator,
        ...textsOf(
          key,
          values.map(({ value }) => value),
        ),
      },
    ];
  });
  return chips.map((chip, index) => ({
    ...chip,
    isAlternative: chip.operator === "contains" && chips[index - 1]?.operator === "is",
  }));
}

function scopeChip(key: ScopeKey, names: string[]): Chip[] {
  if (names.length === 0) return [];
  return [{ id: key, operator: null, isAlternative: false, ...textsOf(key, names) }];
}

function textsOf(key: FilterKey | ScopeKey, values: string[]) {
  return {
    key,
    label: chipLabel(key),
    values: values.slice(0, SHOWN_VALUES).map((value) => valueText(key, value)),
    more: Math.max(0, values.length - SHOWN_VALUES),
    title: values.map(displayText).join("\n"),
  };
}

function timeChip(filters: SessionFilters, zone: string, now: number): Chip[] {
  const text = timeText(filters, zone, now);
  if (text === null) return [];
  const instants = [
    filters.after && `from ${filters.after}`,
    filters.before && `before ${filters.before}`,
  ].filter((part) => part !== null);
  return [
    {
      id: "started",
      key: "started",
      operator: null,
      label: filters.time === "running" ? "Running" : chipLabel("started"),
      values: [text],
      more: 0,
      title: instants.length > 0 ? instants.join(", ") : text,
      isAlternative: false,
    },
  ];
}
