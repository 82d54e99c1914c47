import { describe, expect, it } from "vitest";
import { serializeSessionSearchParams } from "./search-params";
import { issueText, readView } from "./usable-query";

const accounts = [{ id: "prod", name: "Production", regions: ["eu-west-1", "us-east-1"] }];

describe("readView", () => {
  it.each([
    ["status=&status=Failed&owner=al", "?owner=al&status=Failed"],
    ["foo=1&range=7d", "?range=7d"],
    ["range=99d", ""],
    ["after=2026-11-23T14:00Z&before=2026-11-23T13:00Z", "?after=2026-11-23T14:00:00Z"],
    ["account=prod&account=elsewhere&region=mars-1&owner=!~al", "?account=prod&owner=!~al"],
    ["time=running&range=1h", "?range=1h&time=running"],
    ["session=x&tz=utc", "?tz=utc&session=x"],
  ])("keeps the usable part of %s", (query, usable) => {
    const view = readView(new URLSearchParams(query), accounts);
    expect(decodeURIComponent(serializeSessionSearchParams(view))).toBe(usable);
  });
});

describe("issueText", () => {
  it.each([
    [{ key: "status", detail: "“Bogus” is not one of A." }, "status “Bogus” is not one of A."],
    [{ key: "foo", detail: "there is no such filter." }, "foo: there is no such filter."],
    [{ key: "", detail: "the query is too long." }, "the query is too long."],
  ])("puts %o into a sentence", (issue, text) => {
    expect(issueText(issue)).toBe(text);
  });

  it("shortens a long key and a long value", () => {
    const text = issueText({ key: "k".repeat(500), detail: "d".repeat(5000) });
    expect(text.length).toBeLessThan(400);
  });
});
