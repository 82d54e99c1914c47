import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FIELDS, FILTER_KEYS } from "@/lib/sessions/query/fields";
import { isMeant } from "@/lib/testing/oracles/pinned-oracle";
import { embedWorld } from "./embed-world";
import { startOfWorlds } from "./listing-world";

const worlds = fc.sample(embedWorld, { numRuns: 200, seed: 1 });
const rows = worlds.flatMap(({ sources }) =>
  sources.flatMap(({ active, history }) => [...active, ...history]),
);

/** If a filter had the same rows with and without it, the tests of pinned filters could not notice that it is ignored. */
describe.each(FILTER_KEYS)("the key %s in the world of embedded views", (key) => {
  const texts = new Set(rows.flatMap((row) => FIELDS[key].read(row) ?? []));

  it("has several values", () => {
    expect(texts.size).toBeGreaterThan(1);
  });

  it.each([...texts])(
    "has rows with the value %s and rows without it, for the oracle too",
    (text) => {
      // A value of the world may begin with a sign of the grammar.
      const query = { [key]: [/^[!~\\]/.test(text) ? `\\${text}` : text] };
      const meant = rows.filter((row) => isMeant(row, query, startOfWorlds));
      expect(meant.length).toBeGreaterThan(0);
      expect(meant.length).toBeLessThan(rows.length);
    },
  );
});
