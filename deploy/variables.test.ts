import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readConfig } from "@/lib/server/config";

const REPOSITORY = fileURLToPath(new URL("..", import.meta.url));

/** Named in texts as what is to come; the server refuses them. */
const NOT_YET = /^SESSIONSCOPE_(?:ACCESS|URL|EMBED_ORIGINS|EMBED_KEYS)$/;

function filesBelow(folder: string): string[] {
  return readdirSync(path.join(REPOSITORY, folder), { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && !entry.name.endsWith(".ts") && !entry.name.endsWith(".png"),
    )
    .map((entry) => path.join(entry.parentPath, entry.name));
}

function variablesIn(file: string): string[] {
  return (
    readFileSync(path.resolve(REPOSITORY, file), "utf8").match(/\bSESSIONSCOPE_[A-Z_]*[A-Z]/g) ?? []
  );
}

/** Whether the server knows a variable of that name, whatever it thinks of its value. */
function isKnown(name: string): boolean {
  const reading = readConfig({ AWS_REGION: "eu-west-1", [name]: "x" });
  return (
    "config" in reading ||
    reading.faults.every((fault) => !fault.startsWith(`${name}: there is no such`))
  );
}

const files = [...filesBelow("deploy"), ...filesBelow("docs"), "README.md"];
const named = [...new Set(files.flatMap(variablesIn))].filter((name) => !NOT_YET.test(name));
const source = readdirSync(path.join(REPOSITORY, "lib/server")).filter((file) =>
  /^config.*(?<!\.test)\.ts$/.test(file),
);
const known = [...new Set(source.flatMap((file) => variablesIn(`lib/server/${file}`)))].filter(
  (name) => !NOT_YET.test(name),
);

describe("SESSIONSCOPE_ variables", () => {
  it("are known to the server wherever they are named", () => {
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !isKnown(name))).toEqual([]);
    expect(isKnown("SESSIONSCOPE_MISSPELT")).toBe(false);
  });

  it("are all explained in docs/operating.md", () => {
    expect(known).toContain("SESSIONSCOPE_MAX_RPS");
    const explained = variablesIn("docs/operating.md");
    expect(known.filter((name) => !explained.includes(name))).toEqual([]);
  });
});
