import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import * as z from "zod";

/** The rooms of each part, lowest first, as docs/architecture.md draws them. */
const DOMAIN = rooms("lib/sessions", ["session", "time", "query", "chips", "cli", "text", "list"]);
const SERVER = rooms("lib/server", [
  ...[
    "config",
    "outbound",
    "log",
    "tracing",
    "aws",
    "source",
    "gateway",
    "archive",
    "metrics",
    "sources",
  ],
  ...["listing", "summary", "export", "http", "auth", "launch", "api"],
]);
const VIEWS = rooms("components", [
  "browser",
  "ui",
  "view",
  "filters",
  "sessions",
  "shell",
  "embed",
]);

/** Every import that a room must refuse: the rooms above it, and modules that production code never imports. */
const WRONG = new Map<string, string[]>([
  ...stack(DOMAIN, [...SERVER, ...VIEWS, "lib/server", "lib/embed"]),
  ["lib/embed", [...SERVER, ...VIEWS, "lib/server"].map(importOf)],
  ...stack(SERVER, [...VIEWS], ["react", "nuqs", "@tanstack/react-query"]),
  ["lib/server", [...SERVER, ...VIEWS].map(importOf)],
  ["lib", [...DOMAIN, ...SERVER, ...VIEWS, "lib/server", "lib/embed"].map(importOf)],
  ...stack(VIEWS, [...SERVER, "lib/server"]),
  ["app", []],
]);

/** A few imports that a room must allow, so that a zone which refuses everything is noticed as well. */
const RIGHT = new Map<string, string[]>([
  ...below(DOMAIN),
  ...below(SERVER),
  ...below(VIEWS),
  ["app", [...SERVER, ...VIEWS, ...DOMAIN].map(importOf)],
]);

/** Only tests import these, and only lib/server/aws imports the SDK. */
const NEVER = ["@/lib/testing/worlds/planted", "@/e2e/planted", "../planted/planted"];
const SDK = "@aws-sdk/client-ssm";

const root = mkdtempSync(path.join(tmpdir(), "sessionscope-rooms-"));
afterAll(() => rmSync(root, { recursive: true }));

describe("the rooms", () => {
  for (const [room, imports] of WRONG) {
    plant(room, "wrong", [...imports, ...NEVER, ...(room === "lib/server/aws" ? [] : [SDK])]);
  }
  for (const [room, imports] of RIGHT) plant(room, "right", imports);
  const refused = refusedImports();

  it.each([...WRONG.keys()])("%s refuses each import from above and from tests", (room) => {
    const file = `${room}/planted-wrong.ts`;
    const planted = readFileSync(path.join(root, file), "utf8").trim().split("\n");
    expect(planted.length).toBeGreaterThan(NEVER.length);
    const passed = planted.filter((_, index) => !refused.has(`${file}:${index + 1}`));
    expect(passed).toEqual([]);
  });

  it.each([...RIGHT.keys()])("%s allows each import from below", (room) => {
    expect([...refused].filter((at) => at.startsWith(`${room}/planted-right.ts:`))).toEqual([]);
  });
});

function rooms(part: string, names: readonly string[]): string[] {
  return names.map((name) => `${part}/${name}`);
}

function importOf(room: string): string {
  return `@/${room}/planted`;
}

/** For each room, lowest first: the rooms above it, the rooms of other parts that it must not import, and packages. */
function stack(
  order: readonly string[],
  others: readonly string[],
  packages: readonly string[] = [],
): [string, string[]][] {
  return order.map((room, index) => [
    room,
    [...[...order.slice(index + 1), ...others].map(importOf), ...packages],
  ]);
}

/** For each room: itself and the rooms below it. The lowest knows only itself. */
function below(order: readonly string[]): [string, string[]][] {
  return order.map((room, index) => [room, order.slice(0, index + 1).map(importOf)]);
}

/** Writes a file of imports, one per line, at a path where the room's zone applies. */
function plant(room: string, name: string, imports: readonly string[]): void {
  mkdirSync(path.join(root, room), { recursive: true });
  const text = imports.map((from) => `import "${from}";\n`).join("");
  writeFileSync(path.join(root, room, `planted-${name}.ts`), text);
}

/** The planted imports that the project's own Biome configuration refuses, each as `file:line`. */
function refusedImports(): Set<string> {
  const config = JSON.parse(readFileSync("biome.json", "utf8"));
  delete config.$schema;
  config.vcs = { enabled: false };
  writeFileSync(path.join(root, "biome.json"), JSON.stringify(config));
  const args = ["lint", "--only=style/noRestrictedImports", "--reporter=json"];
  const { stdout } = spawnSync(
    path.resolve("node_modules/.bin/biome"),
    [...args, "--max-diagnostics=none", "."],
    { cwd: root, encoding: "utf8", maxBuffer: 2 ** 28 },
  );
  const report = stdout.split("\n").find((line) => line.startsWith("{")) ?? "";
  const { diagnostics } = reportSchema.parse(JSON.parse(report));
  return new Set(diagnostics.map(({ location }) => `${location.path}:${location.start.line}`));
}

const reportSchema = z.object({
  diagnostics: z.array(
    z.object({
      location: z.object({ path: z.string(), start: z.object({ line: z.number() }) }),
    }),
  ),
});
