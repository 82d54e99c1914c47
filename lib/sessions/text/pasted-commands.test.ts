import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCliCommand } from "@/lib/sessions/cli/cli-reading";
import {
  BARE,
  FILTERS,
  JOINTS,
  NOTED,
  OWNER,
  PREFIXES,
  PROGRAMS,
  PROMPTS,
  SPACED,
  SUFFIXES,
} from "@/lib/testing/hostile/pasted-command";
import { readFilterText } from "./filter-text";

const CONTEXT = {
  zone: "utc",
  now: Date.parse("2026-11-23T15:00:00Z"),
  known: { account: ["prod", "dev"], region: ["eu-west-1", "us-east-1"] },
};

const VIEW = readFilterText(BARE, CONTEXT);

/** The view of a text, and no issue of it. */
function viewOf(text: string) {
  const reading = readFilterText(text, CONTEXT);
  if ("issues" in reading) return { text, issues: reading.issues };
  const { note: _note, ...view } = reading;
  return view;
}

function noteOf(text: string): string | undefined {
  const reading = readCliCommand(text);
  return "issue" in reading ? reading.issue.detail : reading.note;
}

const command = (
  {
    prompt = "",
    prefix = "",
    program = "aws",
    filters = FILTERS[0] ?? "",
    suffix = "",
  }: { prompt?: string; prefix?: string; program?: string; filters?: string; suffix?: string },
  joint = " ",
) =>
  `${prompt}${prefix}${[program, "ssm", "describe-sessions", "--state History", "--region eu-west-1", filters].join(joint)}${suffix}`;

describe("a pasted command", () => {
  it.each(PROMPTS)("has the same filters after %j", (prompt) => {
    expect(viewOf(command({ prompt }))).toEqual(VIEW);
  });

  it.each(PREFIXES)("has the same filters with %j before it", (prefix) => {
    expect(viewOf(command({ prefix }))).toEqual(VIEW);
  });

  it.each(PROGRAMS)("has the same filters as %s", (program) => {
    expect(viewOf(command({ program }))).toEqual(VIEW);
  });

  it.each(FILTERS)("has the same filters, quoted as %s", (filters) => {
    expect(viewOf(command({ filters }))).toEqual(VIEW);
  });

  it.each([...SUFFIXES, ...NOTED])("has the same filters with %j behind it", (suffix) => {
    expect(viewOf(command({ suffix }))).toEqual(VIEW);
  });

  it.each([...JOINTS, ...SPACED])("has the same filters with %j between its words", (joint) => {
    expect(viewOf(command({}, joint))).toEqual(VIEW);
  });

  it("has the same filters with any of these around it", () => {
    fc.assert(
      fc.property(
        fc.record({
          prompt: fc.constantFrom(...PROMPTS),
          prefix: fc.constantFrom(...PREFIXES),
          program: fc.constantFrom(...PROGRAMS),
          filters: fc.constantFrom(...FILTERS),
          suffix: fc.constantFrom(...SUFFIXES, ...NOTED),
        }),
        fc.constantFrom(...JOINTS, ...SPACED),
        (parts, joint) => {
          expect(viewOf(command(parts, joint))).toEqual(VIEW);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it.each([
    `watch -n 5 "aws ssm describe-sessions --state History --region eu-west-1 --filters key=Owner,value=${OWNER} key=Status,value=Failed"`,
    `bash -c '${command({ filters: FILTERS[5] ?? "" })}'`,
    `ssh host "bash -c 'aws ssm describe-sessions --region eu-west-1 --state History --filters key=Owner,value=${OWNER} key=Status,value=Failed'"`,
    `"aws ssm describe-sessions --state History --region eu-west-1 --filters key=Owner,value=${OWNER} key=Status,value=Failed"`,
    `AWS_REGION=eu-west-1 aws ssm describe-sessions --state History ${FILTERS[0]}`,
    `export AWS_DEFAULT_REGION=eu-west-1; aws ssm describe-sessions --state History ${FILTERS[0]}`,
    `$env:AWS_REGION = "eu-west-1"\naws ssm describe-sessions --state History ${FILTERS[0]}`,
    `aws-vault exec --region eu-west-1 prod -- aws ssm describe-sessions --state History ${FILTERS[0]}`,
    `docker run -e AWS_REGION=eu-west-1 amazon/aws-cli ssm describe-sessions --state History ${FILTERS[0]}`,
    `aws --region eu-west-1 ssm describe-sessions --stat history ${FILTERS[0]}`,
    `aws ssm --region EU-WEST-1 describe-sessions -state History ${FILTERS[0]}`,
    `ssm describe-sessions --state History --region eu-west-1 ${FILTERS[0]}`,
    `1  aws ssm describe-sessions \\\n2    --state History \\\n3    --region eu-west-1 ${FILTERS[0]}`,
    `ａｗｓ ssm describe–sessions --state History --region eu‑west‑1 ${FILTERS[0]}`,
    BARE.replaceAll('"', '^"'),
  ])("is read in another program: %s", (text) => {
    expect(viewOf(text)).toEqual(VIEW);
  });

  it.each([
    ["--query Sessions[].Owner", "--query was left out, because it filters nothing."],
    ["--query 'sort_by(Sessions,&StartDate)[].{id:SessionId,\"who?\":Owner}'", "filters nothing"],
    ["--query 'length(Sessions)'", "filters nothing"],
    ["| jq .", "Only the AWS command was read, without “| jq .”."],
    ["&& echo done", "without “&& echo done”"],
    ["\nyes", "without “yes”"],
  ])("says that %s was left out", (rest, note) => {
    expect(noteOf(`${BARE} ${rest}`)).toContain(note);
  });

  it.each([
    ..."Sessions[?Owner>'a'],Sessions[0],Sessions[:5].Owner,Sessions[-1:],Sessions[].Owner|[0]".split(
      ",",
    ),
    "max_by(Sessions, &StartDate)",
    "Sessions[].Owner == 'x'",
    "Sessions[].contains(Owner, 'x')",
    "",
  ])("refuses --query %s, which may choose sessions", (query) => {
    expect(noteOf(`${BARE} --query "${query}"`)).toContain("this --query cannot be read");
  });

  it("says nothing about what does not choose sessions", () => {
    for (const suffix of SUFFIXES.filter((each) => !each.includes("--query"))) {
      expect(noteOf(command({ prompt: "user@host:~$ ", prefix: "sudo ", suffix }))).toBeUndefined();
    }
  });

  it("is read beside others, with their prompts and answers", () => {
    const list = "aws ssm describe-sessions --region eu-west-1 --state";
    expect(readCliCommand(`$ ${list} Active\n{ "Sessions": [] }\n$ ${list} History\n$`)).toEqual({
      state: "all",
      region: ["eu-west-1"],
      change: {},
      note: expect.stringContaining("Sessions"),
    });
  });

  it("is not taken for filters, nor filters for it", () => {
    const filters = 'reason:~"aws ssm describe-sessions" owner:aws document:describe-sessions';
    expect(readFilterText(filters, CONTEXT)).toMatchObject({
      change: { owner: [{ value: "aws" }] },
    });
    expect(readFilterText("\u200bowner:alice\u00a0reason:~“two words”", CONTEXT)).toEqual({
      change: {
        owner: [{ operator: "is", value: "alice" }],
        reason: [{ operator: "contains", value: "two words" }],
      },
    });
  });
});

describe("any text around a command", () => {
  const piece = fc.oneof(
    fc.constantFrom(...PROMPTS, ...PREFIXES, ...PROGRAMS, ...FILTERS, ...SUFFIXES, ...JOINTS),
    fc.constantFrom("aws ssm describe-sessions --state Active", "describe-sessions", "ssm", "--"),
    fc.constantFrom("'", '"', "`", "\\", "^", "$(", "<a>", "&quot;", "\u2028", "\ud800", "“"),
    fc.string({ unit: "binary", maxLength: 5 }),
  );

  it("is read, or has one sentence about a part of the text", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join("");
        const reading = readCliCommand(text);
        if (!("issue" in reading)) return;
        const { word, at, length, detail } = reading.issue;
        expect(text.slice(at, at + length)).toBe(word);
        expect(detail).toMatch(/\S.*[.?]$/s);
      }),
      { numRuns: 1000 },
    );
  });
});
