import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { returnPath } from "@/lib/return-path";
import { readIssues } from "@/lib/sessions/query/query-issues";
import {
  loadSessionSearchParams,
  NO_FILTERS,
  type SessionFilters,
  serializeSessionSearchParams,
  settle,
} from "@/lib/sessions/query/search-params";
import { readFilterText } from "@/lib/sessions/text/filter-text";
import { signedOutPath } from "@/lib/sign-in-path";
import { hostileQuery, KNOWN } from "@/lib/testing/hostile/hostile-query";
import { hostileText } from "@/lib/testing/hostile/hostile-text";
import { fuzz } from "./fuzz";

const CONTEXT = { zone: "Europe/Berlin", now: Date.parse("2026-11-23T15:00:00Z"), known: KNOWN };
/** Long enough that a reader with exponential steps would never finish, short enough for a fast one. */
const LONG_TEXT = 4096;

/** The filter bar must read a text as a view that fits into a link, or name the issues and their places in the text. */
function holdsOfBar(text: string) {
  const reading = readFilterText(text, CONTEXT);
  if ("issues" in reading) {
    expect(reading.issues).not.toEqual([]);
    for (const { word, at, length } of reading.issues) {
      expect(text.slice(at, at + length)).toBe(word);
    }
    return;
  }
  const filters: SessionFilters = settle({ ...NO_FILTERS, ...reading.change });
  const link = new URLSearchParams(serializeSessionSearchParams(filters));
  expect(readIssues(link, KNOWN)).toEqual([]);
  const { tz: _tz, session: _session, ...read } = loadSessionSearchParams(link);
  expect(serializeSessionSearchParams(read)).toBe(serializeSessionSearchParams(filters));
}

const barWord = fc.oneof(
  fc.constantFrom("owner:", "-status:", "reason:~", "!kind:", "account:", "region:", "tz:", "doc:"),
  fc.constantFrom("last ", "last 24h", "at 14:32", "since 2026-11-23", "until ", "running", "7d"),
  fc.constantFrom(" ", " ", '"', "\\", "-", "~", "!", ":", "Failed", "shell", "prod", "alice"),
  hostileText,
);
const cliWord = fc.oneof(
  fc.constantFrom("aws", "ssm", "describe-sessions", "--state", "--filters", "--region", "--query"),
  fc.constantFrom(
    "Active",
    "History",
    "key=Owner,value=bob",
    "key=Status,value=Failed",
    "eu-west-1",
  ),
  fc.constantFrom('--filters=\'[{"key":"Target","value":"i-1"}]\'', "--max-items", "file://x"),
  fc.constantFrom("Sessions[?contains(Owner,`bob`)]", "'Sessions[?Owner==`a` || !(Reason!=`b`)]'"),
  fc.constantFrom("\\\n", ";", "&&", "|", "#", "# account prod\n", "'", '"', "$(x)", "`", "--"),
  hostileText,
);
const ofWords = (word: fc.Arbitrary<string>, between: string) =>
  fc.array(word, { maxLength: 10 }).map((words) => words.join(between));
const command = ofWords(cliWord, " ").map((rest) => `aws ssm describe-sessions --state ${rest}`);

/** Texts that make a reader backtrack: one part of the grammar, again and again. */
const REPEATED = [
  " ",
  '"',
  "\\",
  "~",
  "!",
  "-",
  ":",
  "a",
  "owner:",
  "-status:",
  'reason:"',
  "last 24h ",
  "$(",
  "[?a==`",
  "key=Owner,",
];

describe("any text in the filter bar", () => {
  // A reader whose steps grew exponentially with the text would not come to the end of these.
  it.each(REPEATED)("is read to its end, also if it only repeats %j", (part) => {
    for (let length = 1; length <= LONG_TEXT; length *= 2) {
      const text = part.repeat(Math.ceil(length / part.length));
      holdsOfBar(text);
      holdsOfBar(`aws ssm describe-sessions --state ${text}`);
    }
  });

  fuzz({
    name: "bar-text",
    claim: "is read as a view that fits into a link, or the issue names its position",
    inputs: { long: 90_000, short: 500 },
    arbitrary: fc.oneof(ofWords(barWord, ""), ofWords(barWord, " "), hostileText),
    holds: holdsOfBar,
  });

  fuzz({
    name: "cli-text",
    claim: "is read as a command, or the issue names its position",
    inputs: { long: 90_000, short: 500 },
    arbitrary: fc.oneof(command, ofWords(cliWord, " "), ofWords(cliWord, "")),
    regressions: ["aws ssm describe-sessions \r--state Active", 'aws ssm \r"'],
    holds: holdsOfBar,
  });
});

const path = fc.oneof(
  fc
    .tuple(
      fc.constantFrom("/active", "/history", "/sessions/", "/", "//", "/\\", "", "/embed/active"),
      hostileText,
      fc.constantFrom("", "?", "#", "/..", "@"),
      hostileQuery,
    )
    .map((parts) => parts.join("")),
  fc.array(hostileText, { maxLength: 4 }).map((parts) => parts.join("/")),
  hostileText,
);
const SITE = "https://sessions.example.com:8443";

describe("any return path", () => {
  fuzz({
    name: "return-to",
    claim: "stays on this site, on an existing page",
    inputs: { long: 200_000, short: 1000 },
    arbitrary: path,
    holds(text) {
      const back = returnPath(text);
      const { origin, pathname } = new URL(back, SITE);
      expect(origin).toBe(SITE);
      expect(pathname).toMatch(/^\/(?:active|history|sessions\/[^/]+)$/);
      expect(back).toMatch(/^\/[\x21-\x7e]+$/);
      expect(returnPath(back)).toBe(back);
      expect(new URL(signedOutPath(text, "expired"), SITE).pathname).toBe("/signed-out");
    },
  });
});
