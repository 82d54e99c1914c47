import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readConfig } from "@/lib/server/config/config";
import { heapIssue } from "@/lib/server/config/heap-issue";
import { PRESET_NAMES, PRESETS } from "@/lib/server/config/presets";
import { SERVER_VARIABLES } from "@/lib/server/config/server-variables";
import { SIGN_IN_VARIABLES, VARIABLES } from "@/lib/server/config/variables";
import { chartValues } from "@/lib/testing/deploy/chart";
import { secretsSentence, variablesTable } from "@/lib/testing/deploy/variables-table";

const REPOSITORY = fileURLToPath(new URL("..", import.meta.url));

function filesBelow(folder: string): string[] {
  return readdirSync(path.join(REPOSITORY, folder), { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && !entry.name.endsWith(".ts") && !entry.name.endsWith(".png"),
    )
    .map((entry) => path.join(entry.parentPath, entry.name));
}

function variablesIn(file: string): string[] {
  return (
    readFileSync(path.resolve(REPOSITORY, file), "utf8").match(
      /\bSESSIONSCOPE_[A-Z_]*[A-Z](?![A-Z_])/g,
    ) ?? []
  );
}

/** Whether the server knows a variable of that name, whatever it thinks of its value. */
function isKnown(name: string): boolean {
  const reading = readConfig({ AWS_REGION: "eu-west-1", [name]: "x" });
  return (
    "config" in reading ||
    reading.issues.every((issue) => !issue.startsWith(`${name}: there is no such`))
  );
}

const files = [...filesBelow("deploy"), ...filesBelow("docs"), "README.md", "SECURITY.md"];
const named = [...new Set(files.flatMap(variablesIn))];
const operating = readFileSync(path.join(REPOSITORY, "docs/operating.md"), "utf8");
const known = Object.keys(VARIABLES).filter((name) => name.startsWith("SESSIONSCOPE_"));
/** The rows of the tables that explain them: name and default. */
const explained = new Map(
  [...operating.matchAll(/^\| `(SESSIONSCOPE_\w+)` +\| (?:`([^|`]+)`|([^|]*?)) +\|/gm)].map(
    ([, name = "", code, text = ""]) => [name, code ?? text],
  ),
);

describe("SESSIONSCOPE_ variables", () => {
  it("are known to the server wherever they are named", () => {
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !isKnown(name))).toEqual([]);
    expect(isKnown("SESSIONSCOPE_MISSPELT")).toBe(false);
  });

  it("are all explained in a table of docs/operating.md, and no others", () => {
    expect(known).toContain("SESSIONSCOPE_MAX_RPS");
    expect([...explained.keys()].toSorted()).toEqual(known.toSorted());
  });

  it("are explained there as the table of variables says", () => {
    expect(operating).toContain(`\n\n${variablesTable(SIGN_IN_VARIABLES)}\n\n`);
    expect(operating).toContain(`\n\n${variablesTable(SERVER_VARIABLES)}\n\n`);
    expect(operating).toContain(`\n\n${secretsSentence(VARIABLES)} `);
  });

  it("have the defaults that docs/operating.md names", () => {
    const reading = readConfig({});
    if ("issues" in reading) throw new Error(reading.issues.join());
    const { config } = reading;
    const actual = {
      SESSIONSCOPE_AUTH: config.auth.signIn.mode,
      SESSIONSCOPE_MAX_RPS: String(config.gateway.maxRps),
      SESSIONSCOPE_CACHE_MB: String(config.gateway.cacheBytes / 2 ** 20),
      SESSIONSCOPE_LOG_LEVEL: config.logLevel,
      SESSIONSCOPE_DRAIN_SECONDS: String(config.drainSeconds),
    };
    expect(Object.fromEntries(explained)).toMatchObject(actual);
    expect(chartValues).toMatchObject({
      maxRps: config.gateway.maxRps,
      cacheMb: config.gateway.cacheBytes / 2 ** 20,
      logLevel: config.logLevel,
    });
  });

  it("are needed by each preset of a proxy as docs/proxies.md says", () => {
    const text = readFileSync(path.join(REPOSITORY, "docs/proxies.md"), "utf8");
    for (const name of PRESET_NAMES) {
      const [, , header = "", , needs = ""] = (
        text.split("\n").find((line) => line.startsWith(`| \`${name}\` `)) ?? ""
      ).split("|");
      const named = [...needs.matchAll(/`([A-Z_]+)`/g)].map(([, variable]) => variable);
      expect(named.toSorted(), name).toEqual(PRESETS[name].needs.toSorted());
      expect(header.trim(), name).toBe(`\`${PRESETS[name].header ?? "SESSIONSCOPE_JWT_HEADER"}\``);
    }
  });

  it("leave the default cache room in the one heap that every way to start has", () => {
    const ways = [
      "package.json",
      "deploy/Dockerfile",
      "deploy/sessionscope.service",
      "e2e/support/app-server.ts",
    ];
    const heaps = ways.map(
      (file) =>
        /--max-old-space-size=(\d+)/.exec(readFileSync(path.join(REPOSITORY, file), "utf8"))?.[1],
    );
    expect(heaps).toEqual(ways.map(() => "192"));
    const reading = readConfig({});
    expect(reading).toHaveProperty("config");
    if ("config" in reading) {
      expect(heapIssue(reading.config.gateway.cacheBytes, 192 * 2 ** 20)).toEqual([]);
    }
  });
});
