import fc from "fast-check";
import { FIELDS, FILTER_KEYS, type FilterKey } from "@/lib/sessions/query/fields";
import { FILTER_OPERATORS, type FilterValue } from "@/lib/sessions/query/filter-value";
import {
  inOrder,
  NO_FILTERS,
  type SessionFilters,
  settle,
} from "@/lib/sessions/query/search-params";
import { printInstant } from "@/lib/sessions/time/instant";
import { printRange } from "@/lib/sessions/time/relative-range";
import { TIME_MODES } from "@/lib/sessions/time/time-window";

/** Texts with the special characters of each grammar: quotes, blanks, signs, commas, backslashes, line ends. */
const anyText = fc.oneof(
  fc.string({ minLength: 1, maxLength: 8, unit: "binary" }),
  fc.string({
    minLength: 1,
    maxLength: 8,
    unit: fc.constantFrom(..."\"'`\\ \n\t~!-:=#$&|;,()[]{}<>*?/%ä😀aB1".split(/(?:)/u)),
  }),
  fc.constantFrom("arn:aws:iam::1:user/bob", "alice.chen", "i-0f3a9c1e", "JustInTime", "~false"),
);

const anyInstant = fc
  .integer({ min: Date.parse("2000-01-01"), max: Date.parse("2050-01-01") })
  .map(printInstant);

/** Any filters that fit into a link, for property tests. */
export const anyFilters: fc.Arbitrary<SessionFilters> = fc
  .record({
    account: fc.uniqueArray(fc.stringMatching(/^[\w.-]{1,8}$/), { maxLength: 2 }),
    region: fc.uniqueArray(fc.constantFrom("eu-west-1", "us-east-1"), { maxLength: 2 }),
    after: fc.option(anyInstant),
    before: fc.option(anyInstant),
    range: fc.option(fc.integer({ min: 1, max: 43_200 }).map(printRange)),
    time: fc.constantFrom(...TIME_MODES),
    values: fc.tuple(...FILTER_KEYS.map((key) => fc.tuple(fc.constant(key), valuesOf(key)))),
  })
  .map(({ values, account, region, ...window }) =>
    settle({
      ...NO_FILTERS,
      ...window,
      account: account.sort(),
      region: region.sort(),
      ...Object.fromEntries(values),
    }),
  );

function valuesOf(key: FilterKey): fc.Arbitrary<FilterValue[]> {
  const { oneOf } = FIELDS[key];
  const value = fc.constantFrom(...FILTER_OPERATORS).chain((operator) => {
    const isWhole = operator === "is" || operator === "is-not";
    const text = isWhole && oneOf !== null ? fc.constantFrom(...oneOf) : anyText;
    // A link has each text in one form.
    return text.map((value): FilterValue => ({ operator, value: value.normalize("NFC") }));
  });
  return fc.array(value, { maxLength: 2 }).map(inOrder);
}
