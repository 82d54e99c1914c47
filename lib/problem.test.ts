import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { PROBLEM_STATUS } from "./problem";

const HEADING = /^### `([a-z-]+)` \((\d{3})\)$/gm;
/** The first cell of a row below "it says". */
const SAYS = /^\| (?!it says|symptom|---|-)(.+?) +\|/gm;

/** The section about problems, to the end of the page. */
const section =
  readFileSync("docs/operating.md", "utf8").split("## What it says and what it means\n")[1] ?? "";
const [problems = ""] = section.split("### Other symptoms");

/** The code that has the sentences about AWS, about searches and about forward proxies. */
const source = ["lib/server/aws", "lib/server/listing", "lib/server/outbound"]
  .flatMap((folder) => readdirSync(folder).map((name) => path.join(folder, name)))
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
  .map((file) => readFileSync(file, "utf8"))
  .join("\n");

describe("the documentation of the problems", () => {
  it("has each code with its status, in the order of the code", () => {
    const documented = [...problems.matchAll(HEADING)].map(([, code, status]) => [
      code,
      Number(status),
    ]);
    expect(documented).toEqual(Object.entries(PROBLEM_STATUS));
  });

  it("quotes sentences that there are", () => {
    const quoted = [...problems.matchAll(SAYS)].flatMap(([, cell = ""]) =>
      cell.split(/…| \/ /).map((part) => part.trim()),
    );
    const parts = quoted.filter((part) => part.length > 4);
    expect(parts.length).toBeGreaterThan(40);
    expect(parts.filter((part) => !source.includes(part))).toEqual([]);
  });
});
