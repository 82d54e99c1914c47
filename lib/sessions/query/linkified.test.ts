import fc from "fast-check";
import { LinkifyIt } from "linkify-it";
import { find } from "linkifyjs";
import { expect, it } from "vitest";
import { anyFilters } from "@/lib/testing/worlds/any-filters";
import { FILTER_OPERATORS } from "./filter-value";
import {
  filtersOf,
  loadSessionSearchParams,
  NO_FILTERS,
  type SessionFilters,
  serializeSessionSearchParams,
} from "./search-params";
import { sessionPath } from "./session-path";

const SITE = "https://sessions.example.com";
const linkify = new LinkifyIt();

/** Programs that find links in texts, as chats and ticket systems do. */
const LINKIFIERS = {
  "linkify-it": (text: string) => (linkify.match(text) ?? []).map(({ url }) => url),
  linkifyjs: (text: string) => find(text, "url").map(({ href }) => href),
};

/** The places of a link in a text. */
const PLACES = [
  ["", ""],
  ["see ", "."],
  ["(", ")"],
  ['"', '"'],
  ["'", "'"],
  ["<", ">"],
  ["[", "]"],
  ["", ", and more"],
  ["is it ", "?"],
  ["look: ", "!"],
  ["", "; then"],
] as const;

const marks = fc.string({
  unit: fc.constantFrom(..."ab1 .,:;!?'\"()[]{}<>|\\^`~*_-/@$%&=+#é　😀".split(/(?:)/u)),
  minLength: 1,
  maxLength: 6,
});
const marked = fc
  .tuple(fc.constantFrom(...FILTER_OPERATORS), marks)
  .map(([operator, value]): SessionFilters => ({ ...NO_FILTERS, reason: [{ operator, value }] }));

/** The links that each program finds in a text, at each place. */
function expectWhole(link: string) {
  for (const [name, linksIn] of Object.entries(LINKIFIERS)) {
    for (const [before, after] of PLACES) {
      expect([name, linksIn(`${before}${link}${after}`)]).toEqual([name, [link]]);
    }
  }
}

it("the link of a view is found whole by programs that find links, and opens the same filters", () => {
  fc.assert(
    fc.property(fc.oneof(marked, marked, anyFilters), (filters) => {
      const query = serializeSessionSearchParams(filters);
      expectWhole(`${SITE}/history${query}`);
      const opened = new URL(`${SITE}/history${query}`).searchParams;
      expect(filtersOf(loadSessionSearchParams(opened))).toEqual(filters);
    }),
    { numRuns: 10_000 },
  );
}, 120_000);

it("the link of a session is found whole", () => {
  fc.assert(
    fc.property(marks, (id) => {
      const source = { account: "prod", region: "eu-west-1", startedAt: null };
      expectWhole(`${SITE}${sessionPath({ id, ...source }, null)}`);
    }),
    { numRuns: 500 },
  );
});
