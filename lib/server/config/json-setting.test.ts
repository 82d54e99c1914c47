import { describe, expect, it } from "vitest";
import { readAccess } from "./access";
import { readAccounts } from "./accounts";
import { readEmbedConfig } from "./embed-config";
import { readJsonSetting } from "./json-setting";

const TWICE = expect.stringContaining("has an object with a repeated member");

describe("readJsonSetting", () => {
  it.each(['{ "a": 1, "b": { "a": 1 } }', '[{ "a": 1 }, { "a": 2 }]', "[]", " {}"])(
    "takes %s",
    (text) => {
      expect(readJsonSetting(text)).toEqual({ value: JSON.parse(text) });
    },
  );

  it.each([
    '{ "a": 1, "a": 1 }',
    '{ "a": 1, "\\u0061": 1 }',
    '[{ "a": 1 }, { "b": [{ "c": 1, "c": 2 }] }]',
    '[{ "__proto__": {} }]',
  ])("refuses %s, of which one member would not count", (text) => {
    expect(readJsonSetting(text)).toEqual({ issues: [TWICE] });
  });

  it("does so for every setting that is JSON", () => {
    const issues = [TWICE];
    expect(readAccess('{ "sre": [], "sre": [] }')).toEqual({ issues });
    const account = '"id": "prod", "regions": ["eu-west-1"]';
    expect(readAccounts(`[{ ${account}, "regions": ["us-east-1"] }]`)).toEqual({ issues });
    const reading = readEmbedConfig({
      SESSIONSCOPE_URL: "https://sessions.example.com",
      SESSIONSCOPE_EMBED_ORIGINS: "https://portal.example.com",
      SESSIONSCOPE_EMBED_KEYS: '[{ "accounts": ["prod"], "accounts": ["*"] }]',
    });
    expect(reading).toEqual({ issues });
  });
});
