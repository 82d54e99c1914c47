import { execFileSync, spawnSync } from "node:child_process";
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readEmbedKeys } from "@/lib/server/config/embed-key";
import { environment } from "@/lib/server/env";
import { makeEmbedReader } from "./embed-reader";

const URL = "https://sessions.example.com";
const folder = mkdtempSync(path.join(tmpdir(), "sessionscope-examples-"));
const keyFile = path.join(folder, "portal-key");

afterAll(() => rmSync(folder, { recursive: true }));

/** A new pair, whose private half is in the file as openssl writes it; gives the public one. */
const pairs = {
  ES256: () => {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    writeFileSync(keyFile, privateKey.export({ type: "sec1", format: "pem" }));
    return { key: publicKey.export({ format: "jwk" }) };
  },
  EdDSA: () => {
    const { privateKey, publicKey } = generateKeyPairSync("ed25519");
    writeFileSync(keyFile, privateKey.export({ type: "pkcs8", format: "pem" }));
    return { key: publicKey.export({ type: "spki", format: "pem" }) };
  },
  HS256: () => {
    const secret = randomBytes(32).toString("base64");
    writeFileSync(keyFile, `${secret}\n`);
    return { secret };
  },
};

const EXAMPLES = [
  { alg: "ES256", runtime: process.execPath, before: [], file: "token.mjs" },
  { alg: "HS256", runtime: "python3", before: [], file: "token.py" },
  { alg: "EdDSA", runtime: "go", before: ["run"], file: "token.go" },
] as const;

function isThere(runtime: string): boolean {
  return spawnSync(runtime, ["--version"]).error === undefined;
}

describe("the examples of docs/embedding.md", () => {
  for (const { alg, runtime, before, file } of EXAMPLES.filter((each) => isThere(each.runtime))) {
    it(`make tokens that open what they say: ${file}`, async () => {
      const reading = readEmbedKeys([{ iss: "acme-portal", kid: "acme-1", alg, ...pairs[alg]() }]);
      if ("issues" in reading) throw new Error(reading.issues.join(" "));
      const script = `docs/embedding/${file}`;
      const token = execFileSync(runtime, [...before, script, "history", "dana@acme.example"], {
        encoding: "utf8",
        env: {
          ...environment,
          PORTAL_KEY_FILE: keyFile,
          PORTAL_KEY_ID: "acme-1",
          PORTAL_ID: "acme-portal",
          SESSIONSCOPE_URL: URL,
        },
      });
      const read = makeEmbedReader(reading.keys, URL);
      expect(await read(token.trim())).toMatchObject({
        kind: "embed",
        id: "acme-portal:dana@acme.example",
        grants: [{ accounts: "*", regions: ["eu-west-1"] }],
        pinned: {
          by: "acme-portal",
          view: "history",
          filters: { kind: [{ operator: "is", value: "shell" }] },
        },
      });
      expect(await makeEmbedReader(reading.keys, "https://other.example")(token.trim())).toBeNull();
    });
  }

  it("show no key that anybody could use", () => {
    const text = readFileSync("docs/embedding.md", "utf8");
    const [, json = ""] = /```json\n(\[[\s\S]*?\n\])\n```/.exec(text) ?? [];
    const keys: unknown = JSON.parse(json);
    expect(readEmbedKeys(keys)).toMatchObject({
      issues: [expect.stringContaining("key"), expect.stringContaining("secret")],
    });
  });
});
