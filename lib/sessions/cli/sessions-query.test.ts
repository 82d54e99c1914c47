import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FILTER_KEYS, type FilterKey } from "@/lib/sessions/query/fields";
import { type FilterOperator, is } from "@/lib/sessions/query/filter-value";
import { SESSION_KINDS, sessionKind } from "@/lib/sessions/session/session-kind";
import { anyFilters } from "@/lib/testing/worlds/any-filters";
import { jmespathOf } from "./jmespath";
import { readSessionsQuery, writeSessionsQuery } from "./sessions-query";

function path(key: FilterKey, value: string, operator: FilterOperator = "is"): string {
  return jmespathOf(key, { operator, value });
}

describe("jmespathOf", () => {
  it("compares a field with a JSON literal, so that backslashes and quotes are sure", () => {
    expect(path("target", "i-1")).toBe('Target == `"i-1"`');
    expect(path("reason", "it's \\ `x`")).toBe('Reason == `"it\\u0027s \\u005c \\u0060x\\u0060"`');
  });

  it("looks for a part of a field that may be missing", () => {
    expect(path("reason", "INC", "contains")).toBe('contains(Reason || `""`, `"INC"`)');
    expect(path("document", "x", "contains-not")).toBe('contains(DocumentName || `""`, `"x"`)');
  });

  it("counts a session without an access type as Standard", () => {
    expect(path("accessType", "JustInTime")).toBe('(AccessType || `"Standard"`) == `"JustInTime"`');
    expect(path("accessType", "St", "contains")).toBe(
      'contains(AccessType || `"Standard"`, `"St"`)',
    );
  });

  it("finds an owner by ARN, or as a person in every form of ARN", () => {
    expect(path("owner", "arn:aws:iam::1:root")).toBe('Owner == `"arn:aws:iam::1:root"`');
    expect(path("owner", "bob")).toBe(
      '(ends_with(Owner || `""`, `"/bob"`) || ends_with(Owner || `""`, `":bob"`) || Owner == `"bob"`)',
    );
  });

  it("determines kinds by document, and without one by target", () => {
    expect(path("kind", "ssh")).toBe('(DocumentName == `"AWS-StartSSHSession"`)');
    expect(path("kind", "shell")).toBe(
      '(DocumentName == `"SSM-SessionManagerRunShell"` || (!DocumentName && !starts_with(Target || `""`, `"ecs:"`)))',
    );
    expect(path("kind", "ecs-exec")).toBe(
      '(DocumentName == `"AmazonECS-ExecuteInteractiveCommand"` || (!DocumentName && starts_with(Target || `""`, `"ecs:"`)))',
    );
    expect(path("kind", "custom")).toMatch(/^\(DocumentName && !\(DocumentName == .*\)\)$/);
  });

  it("knows at least one document of every kind but custom, and each only once", () => {
    const named = SESSION_KINDS.flatMap((kind) =>
      kind === "custom" ? [] : [...path("kind", kind).matchAll(/DocumentName == `"([^"]*)"`/g)],
    ).map(([, name = ""]) => name);
    expect(new Set(named).size).toBe(named.length);
    expect(new Set(named.map((name) => sessionKind(name, null))).size).toBe(
      SESSION_KINDS.length - 1,
    );
  });

  it("resolves a part of a kind, and keeps the part so that it can be read back", () => {
    expect(path("kind", "SSH", "contains")).toBe(
      '(`"~SSH"` && ((DocumentName == `"AWS-StartSSHSession"`)))',
    );
    expect(path("kind", "zz", "contains")).toBe('(`"~zz"` && (`false`))');
  });
});

describe("writeSessionsQuery", () => {
  it("joins alternatives with or, and excluded values with and not", () => {
    const status = [
      is("Failed"),
      is("Connected"),
      { operator: "is-not" as const, value: "Terminated" },
    ];
    expect(writeSessionsQuery({ status, target: [is("i-1")] }, [])).toBe(
      'Sessions[?(Target == `"i-1"`) && (Status == `"Connected"` || Status == `"Failed"`) && !(Status == `"Terminated"`)]',
    );
  });

  it("omits the filters that AWS applies, but not excluded values", () => {
    const owner = [is("arn:aws:iam::1:root"), { operator: "contains-not" as const, value: "x" }];
    expect(writeSessionsQuery({ owner }, ["owner"])).toBe(
      'Sessions[?!(contains(Owner || `""`, `"x"`))]',
    );
    expect(writeSessionsQuery({ target: [is("i-1")] }, ["target", "time"])).toBeNull();
    expect(writeSessionsQuery({}, [])).toBeNull();
  });
});

describe("readSessionsQuery", () => {
  it("reads what it wrote", () => {
    fc.assert(
      fc.property(anyFilters, (all) => {
        const keys = FILTER_KEYS.filter((key) => all[key].length > 0);
        const filters = Object.fromEntries(keys.map((key) => [key, all[key]]));
        const text = writeSessionsQuery(filters, []);
        if (text === null) expect(filters).toEqual({});
        else expect(readSessionsQuery(text)).toEqual(filters);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    "Sessions",
    "Sessions[?]",
    "Sessions[].Owner",
    'Sessions[?Owner == `"a"`]',
    "Sessions[?(Owner == 'a')]",
    'Sessions[?(Target == `"a"`) && (Target == `"b"`)]',
    'Sessions[?(Target == `"a"`)] | length(@)]',
    'Sessions[?(Target == `"a"` || Status == `"b"`) && (Details == `"c"`)]',
  ])("refuses %s", (text) => {
    expect(readSessionsQuery(text)).toBeNull();
  });
});
