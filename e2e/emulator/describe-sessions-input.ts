import { validationError } from "./aws-error";
import { fault, lengthFaults } from "./constraint";
import { integerOf, listOf, objectOf, parseObject, textOf } from "./json-value";
import { STATES, type State } from "./state";

export type Filter = { key: string; value: string };

export type DescribeSessionsInput = {
  state: State;
  maxResults: number | undefined;
  nextToken: string | undefined;
  filters: readonly Filter[];
};

const MOST_RESULTS = 200;
const MOST_FILTERS = 6;
const LONGEST_VALUE = 400;

/** Parses the body, and refuses it with every broken constraint in one message. */
export function parseInput(body: string): DescribeSessionsInput {
  const object = parseObject(body);
  const stateText = textOf(object.State);
  const maxResults = integerOf(object.MaxResults);
  const nextToken = textOf(object.NextToken);
  const given = listOf(object.Filters)?.map(toGivenFilter);
  const state = STATES.find((known) => known === stateText);

  const filters = given ?? [];
  const faults = [
    ...stateFaults(stateText),
    ...maxResultsFaults(maxResults),
    ...(given === undefined
      ? []
      : lengthFaults("filters", given.length, 1, MOST_FILTERS, show(given))),
    ...filters.flatMap(filterFaults),
  ];
  if (state === undefined || faults.length > 0) throw validationError(faults);
  return {
    state,
    maxResults,
    nextToken,
    filters: filters.map(({ key = "", value = "" }) => ({ key, value })),
  };
}

type GivenFilter = { key: string | undefined; value: string | undefined };

function toGivenFilter(item: unknown): GivenFilter {
  const object = objectOf(item);
  return { key: textOf(object.key), value: textOf(object.value) };
}

function stateFaults(state: string | undefined): string[] {
  if (state === undefined) return [fault(null, "state", "not be null")];
  if (STATES.some((known) => known === state)) return [];
  return [fault(state, "state", `satisfy enum value set: [${STATES.join(", ")}]`)];
}

function maxResultsFaults(value: number | undefined): string[] {
  if (value === undefined) return [];
  if (value < 1) return [fault(value, "maxResults", "have value greater than or equal to 1")];
  if (value <= MOST_RESULTS) return [];
  return [fault(value, "maxResults", `have value less than or equal to ${MOST_RESULTS}`)];
}

function filterFaults({ key, value }: GivenFilter, index: number): string[] {
  const path = `filters.${index + 1}.member`;
  return [
    // Which keys exist is a later check, with an error of its own.
    ...(key === undefined ? [fault(null, `${path}.key`, "not be null")] : []),
    ...(value === undefined
      ? [fault(null, `${path}.value`, "not be null")]
      : lengthFaults(`${path}.value`, value.length, 1, LONGEST_VALUE, value)),
  ];
}

function show(filters: readonly GivenFilter[]): string {
  const items = filters.map(({ key, value }) => `SessionFilter(key=${key}, value=${value})`);
  return `[${items.join(", ")}]`;
}
