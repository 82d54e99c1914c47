import { describe, expect, it } from "vitest";
import { fakeUrl, makePortal } from "@/lib/testing/fakes/fake-portal";
import { readEmbedConfig } from "./embed-config";

const ORIGIN = "https://portal.example.com";
const KEYS = JSON.stringify([makePortal("ES256").setting]);

function read(origins?: string, keys?: string, url: string | undefined = fakeUrl) {
  return readEmbedConfig({
    SESSIONSCOPE_EMBED_ORIGINS: origins,
    SESSIONSCOPE_EMBED_KEYS: keys,
    SESSIONSCOPE_URL: url,
  });
}

describe("readEmbedConfig", () => {
  it.each([undefined, "", ",", " , "])("lets nobody frame anything with origins %j", (origins) => {
    expect(read(origins)).toEqual({ embed: null });
  });

  it("reads exact origins as browsers write them", () => {
    expect(read(` ${ORIGIN}/ ,, HTTPS://Wiki.Example.com:443,http://localhost:8080 `)).toEqual({
      embed: { origins: [ORIGIN, "https://wiki.example.com", "http://localhost:8080"], keys: [] },
    });
  });

  it("reads the portals’ keys beside them", () => {
    expect(read(ORIGIN, KEYS)).toMatchObject({
      embed: { origins: [ORIGIN], keys: [{ iss: "acme-portal", alg: "ES256" }] },
    });
  });

  it.each([
    "*",
    "https://*.example.com",
    "https://*",
    "null",
    "'self'",
    "portal.example.com",
    "http://portal.example.com",
    "https://portal.example.com/page",
    "https://portal.example.com?x=1",
    "https://bob@portal.example.com",
    "data:text/html,x",
    "https://portal.example.com https://evil.example",
    "https://portal.example.com; script-src *",
  ])("refuses the origin %s, also beside a good one", (origin) => {
    const issues = {
      issues: [expect.stringMatching(/^SESSIONSCOPE_EMBED_ORIGINS: must be exact/)],
    };
    expect(read(origin)).toEqual(issues);
    expect(read(`${ORIGIN},${origin}`)).toEqual(issues);
  });

  it("needs to know for whom tokens are, and where they may be shown", () => {
    const bare = readEmbedConfig({ SESSIONSCOPE_EMBED_KEYS: KEYS });
    expect(bare).toEqual({
      issues: [
        expect.stringMatching(/^SESSIONSCOPE_URL: is needed with SESSIONSCOPE_EMBED_KEYS/),
        expect.stringMatching(/^SESSIONSCOPE_EMBED_KEYS: no site may frame a view/),
      ],
    });
  });

  it.each([
    ["hunter2", "must be JSON, or the path of a JSON file that can be read."],
    ["{hunter2", "is not valid JSON."],
    ["{}", "must be a list of keys."],
    ['[{"hunter2": 1}]', "[0].alg must be ES256, EdDSA or HS256."],
  ])("refuses the keys %s without quoting them", (keys, issue) => {
    const reading = read(ORIGIN, keys);
    expect(reading).toEqual({ issues: [`SESSIONSCOPE_EMBED_KEYS: ${issue}`] });
  });

  it("names every fault at once", () => {
    expect(
      readEmbedConfig({ SESSIONSCOPE_EMBED_ORIGINS: "*", SESSIONSCOPE_EMBED_KEYS: "{}" }),
    ).toEqual({
      issues: [
        expect.stringMatching(/^SESSIONSCOPE_EMBED_ORIGINS/),
        expect.stringMatching(/^SESSIONSCOPE_URL/),
        expect.stringMatching(/^SESSIONSCOPE_EMBED_KEYS/),
      ],
    });
  });
});
