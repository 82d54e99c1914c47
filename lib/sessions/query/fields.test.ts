import { describe, expect, it } from "vitest";
import { toSession } from "@/lib/server/aws/to-session";
import { chipLabel, chipName, chipsOf, chipText } from "@/lib/sessions/chips/filter-chips";
import { suggestionsFrom } from "@/lib/sessions/chips/suggestions";
import { filterField } from "@/lib/sessions/chips/value-draft";
import { viewTitle } from "@/lib/sessions/chips/view-title";
import { cliCommands } from "@/lib/sessions/cli/cli-command";
import { readCliCommand } from "@/lib/sessions/cli/cli-reading";
import type { Session } from "@/lib/sessions/session/session";
import { readFilterText } from "@/lib/sessions/text/filter-text";
import { filterTextKeyOf, namesOf } from "@/lib/sessions/text/filter-text-keys";
import { filterTextSuggestions } from "@/lib/sessions/text/filter-text-suggestions";
import { timeWindow } from "@/lib/sessions/time/time-window";
import { writeFilterText } from "@/lib/testing/oracles/filter-text-writing";
import { makeSession } from "@/lib/testing/worlds/make-session";
import { FIELDS, FILTER_KEYS, type FilterKey } from "./fields";
import { FILTER_OPERATORS, type FilterOperator, type FilterValue } from "./filter-value";
import { plan } from "./plan";
import { readIssues } from "./query-issues";
import {
  loadSessionSearchParams,
  NO_FILTERS,
  type SessionFilters,
  serializeSessionSearchParams,
  sessionSearchParams,
} from "./search-params";
import { matchesFilters } from "./session-match";

const now = Date.parse("2026-11-23T15:00:00Z");
const source = { account: "default", region: "eu-west-1" };
const context = { zone: "UTC", now, known: null };
const anyTime = timeWindow(NO_FILTERS, now);

/** The keys whose chips show a short form: a person, an ECS task, the name of a kind. */
const SHORT_FORMS: readonly FilterKey[] = ["owner", "target", "kind"];

/** A session whose fields all differ, and a session of which AWS gives only the id. */
const whole = makeSession({ details: "opened from the console" });
const bare = toSession({ SessionId: whole.id }, source);

function valueFor(key: FilterKey, operator: FilterOperator): FilterValue {
  return { operator, value: FIELDS[key].read(whole) ?? "" };
}

function filtersFor(key: FilterKey, ...values: FilterValue[]): SessionFilters {
  return { ...NO_FILTERS, [key]: values };
}

function isListed(session: Session | null, key: FilterKey, value: FilterValue): boolean {
  return session !== null && matchesFilters(session, filtersFor(key, value), anyTime);
}

describe("FIELDS", () => {
  it("has a unique label, unique names and its own text of a session for each key", () => {
    const labels = FILTER_KEYS.map((key) => FIELDS[key].label);
    const names = FILTER_KEYS.flatMap((key) => [key, ...FIELDS[key].aliases]);
    const texts = FILTER_KEYS.map((key) => FIELDS[key].read(whole));
    for (const all of [labels, names, texts]) expect(new Set(all).size).toBe(all.length);
    expect(texts).not.toContain(null);
  });

  it("gives every filter of AWS to one key, with a unique rank", () => {
    const asked = FILTER_KEYS.flatMap((key) => FIELDS[key].aws ?? []);
    expect(new Set(asked.map(({ filter }) => filter)).size).toBe(asked.length);
    expect(new Set(asked.map(({ rank }) => rank)).size).toBe(asked.length);
  });

  it("orders the keys of a link: scope, fields, window, display", () => {
    expect(Object.keys(sessionSearchParams)).toEqual([
      ...["account", "region", ...FILTER_KEYS],
      ...["after", "before", "range", "time", "tz", "session"],
    ]);
  });
});

describe.each(FILTER_KEYS)("the field %s", (key) => {
  const { label, aliases, path, absent, aws, oneOf, read } = FIELDS[key];

  it.each(FILTER_OPERATORS)("is read from a link, and written to it: %s", (operator) => {
    const filters = filtersFor(key, valueFor(key, operator));
    const query = new URLSearchParams(serializeSessionSearchParams(filters));
    expect(query.has(key)).toBe(true);
    expect(readIssues(query)).toEqual([]);
    expect(loadSessionSearchParams(query)).toMatchObject(filters);
  });

  it("decides which sessions are listed", () => {
    const listed = FILTER_OPERATORS.map((operator) =>
      isListed(whole, key, valueFor(key, operator)),
    );
    expect(listed).toEqual([true, true, false, false]);
    const other = (operator: FilterOperator) => ({ operator, value: "another value" });
    const rest = FILTER_OPERATORS.map((operator) => isListed(whole, key, other(operator)));
    expect(rest).toEqual([false, false, true, true]);
  });

  it("reads the member of AWS's answer that the CLI's --query names", () => {
    if (path === null) return expect(FIELDS[key].type).toBe("kind");
    const row = toSession({ SessionId: whole.id, [path]: "some text" }, source);
    expect(row && read(row)).toBe("some text");
  });

  it("says how a session counts if AWS omits the field", () => {
    const given = (bare && read(bare)) ?? absent;
    const part = { operator: "contains", value: given?.slice(0, 3) ?? "n" } as const;
    expect(isListed(bare, key, part)).toBe(given !== null);
    expect(isListed(bare, key, { ...part, operator: "contains-not" })).toBe(given === null);
  });

  it("has a chip, a name in the editor and a part of the title", () => {
    const filters = filtersFor(key, { operator: "contains", value: "x1" });
    const chips = chipsOf(filters, "UTC", now).map((chip) => [chipName(chip), chipText(chip)]);
    expect(chips).toEqual([[`${label} contains`, "x1"]]);
    expect([chipLabel(key), filterField(key, "is").label]).toEqual([label, label]);
    expect(filterField(key, "is").oneOf).toEqual(oneOf);
    expect(viewTitle("active", filters, "UTC", now)).toMatch(/^x1 · /);
  });

  it("is compared as its text is written unless its values are documented, and shown so unless its chips have a short form", () => {
    const text = read(whole) ?? "";
    const otherCase = text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase();
    const isCaseless = oneOf !== null;
    expect(isListed(whole, key, { operator: "is", value: otherCase })).toBe(isCaseless);
    if (SHORT_FORMS.includes(key)) return;
    for (const value of ["arn:aws:iam::1:user/bob", "ecs:shop_4f1c0d_ef21c3", "port-forward"]) {
      const filters = filtersFor(key, { operator: "contains", value });
      expect(chipsOf(filters, "UTC", now).map(chipText)).toEqual([value]);
    }
  });

  it("suggests the values of the loaded sessions", () => {
    const suggestions = suggestionsFrom([whole]);
    expect(suggestions[key]).toContain(read(whole));
    const text = `${key}:${read(whole)}`;
    const options = filterTextSuggestions(text, text.length, { suggestions, known: null }).options;
    expect(options.map(({ detail }) => detail)).toContain(`${label} is`);
  });

  it("has its names in the filter text, which reads and writes it", () => {
    expect(namesOf(key)).toEqual([key, ...aliases]);
    for (const name of [key, key.toUpperCase(), ...aliases])
      expect(filterTextKeyOf(name)).toBe(key);
    for (const operator of FILTER_OPERATORS) {
      const filters = filtersFor(key, valueFor(key, operator));
      const change = { [key]: filters[key] };
      expect(readFilterText(writeFilterText(filters), context)).toEqual({ change });
    }
  });

  it("is written as AWS CLI commands, and read from them", () => {
    for (const operator of FILTER_OPERATORS) {
      const filters = filtersFor(key, valueFor(key, operator));
      const text = cliCommands({ state: "history", filters, now, sources: [source] });
      const change = { [key]: filters[key] };
      expect(readCliCommand(text)).toEqual({ state: "history", region: [source.region], change });
    }
  });

  it("is handed to AWS only where AWS can filter by it, and only whole values", () => {
    const handed = FILTER_OPERATORS.map((operator) => {
      const asked = plan("history", filtersFor(key, valueFor(key, operator)), anyTime, 1);
      return asked.filters.flat().map((filter) => filter.key);
    });
    const isSafe = aws?.isSafe(read(whole) ?? "") ?? false;
    expect(handed).toEqual([isSafe ? [aws?.filter] : [], [], [], []]);
  });
});
