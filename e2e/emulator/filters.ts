import { AwsError, invalidFilterKey } from "./aws-error";
import type { Filter } from "./describe-sessions-input";
import { ACCESS_TYPES, NOVEL_ACCESS_TYPE, NOVEL_STATUS, STATUSES } from "./state";
import { parseTimestamp } from "./timestamp";
import type { World } from "./world";

type Test = (world: World, index: number, now: number) => boolean;

/** How strict to be where the service's own behaviour is not known. */
export type FilterRules = { isNovel: boolean; isStrict: boolean };

/** One test per filter key; a test throws if the value makes no sense. */
const testFor: Record<string, (value: string, rules: FilterRules) => Test> = {
  InvokedAfter(value, rules) {
    const after = timestampOf("InvokedAfter", value, rules);
    return (world, index) => world.start(index) >= after;
  },
  InvokedBefore(value, rules) {
    const before = timestampOf("InvokedBefore", value, rules);
    return (world, index) => world.start(index) < before;
  },
  Target: (value) => (world, index) => world.target(index) === value,
  Owner: (value) => (world, index) => world.owner(index) === value,
  SessionId: (value) => (world, index) => world.hasId(index, value),
  Status(value, rules) {
    requireOneOf("Status", value, [...STATUSES, ...(rules.isNovel ? [NOVEL_STATUS] : [])], rules);
    return (world, index, now) => world.status(index, now) === value;
  },
  AccessType(value, rules) {
    const known = [...ACCESS_TYPES, ...(rules.isNovel ? [NOVEL_ACCESS_TYPE] : [])];
    requireOneOf("AccessType", value, known, rules);
    // Sessions from before access types existed were ordinary ones.
    return (world, index) => (world.accessType(index) ?? "Standard") === value;
  },
};

/** All filters must hold. */
export function compileFilters(filters: readonly Filter[], rules: FilterRules): Test {
  const known = new Map(Object.entries(testFor));
  const tests = filters.map(({ key, value }) => {
    const create = known.get(key);
    if (create === undefined) throw invalidFilterKey();
    return create(value, rules);
  });
  if (rules.isStrict && new Set(filters.map(({ key }) => key)).size < filters.length) {
    throw new AwsError("ValidationException", { message: "Filter keys must be unique." });
  }
  return (world, index, now) => tests.every((test) => test(world, index, now));
}

function timestampOf(key: string, value: string, rules: FilterRules): number {
  const time = parseTimestamp(value);
  if (time === undefined) throw badValue(`${key} filter must be an ISO 8601 timestamp.`, rules);
  return time;
}

function requireOneOf(key: string, value: string, known: readonly string[], rules: FilterRules) {
  if (!known.includes(value)) {
    throw badValue(`${key} filter must be one of: [${known.join(", ")}]`, rules);
  }
}

function badValue(text: string, { isStrict }: FilterRules): AwsError {
  return isStrict
    ? new AwsError("InvalidFilterValue", { Message: text })
    : new AwsError("ValidationException", { message: text });
}
