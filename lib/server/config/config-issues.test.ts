import { describe, expect, it } from "vitest";
import { readConfig } from "./config";

function issuesOf(env: Record<string, string>): string[] {
  const reading = readConfig(env);
  return "issues" in reading ? reading.issues : [];
}

describe("where the server listens", () => {
  it.each(["127.0.0.1", "127.8.9.1", "::1", "localhost"])("allows the host %s", (HOST) => {
    expect(issuesOf({ HOST })).toEqual([]);
  });

  it.each([
    "0.0.0.0",
    "::",
    "10.0.0.1",
    "128.0.0.1",
    "example.com",
    "127.0.0.1.example.com",
    "127.1",
  ])("refuses the host %s as long as nobody has to sign in", (HOST) => {
    expect(issuesOf({ HOST })).toEqual([expect.stringMatching(/^HOST: .*loopback.*sign in/)]);
  });

  it("refuses a host that is none", () => {
    expect(issuesOf({ HOST: "http://hunter2@x" })).toEqual([
      "HOST: must be an address or the name of this machine.",
      expect.stringMatching(/^HOST: .*loopback/),
    ]);
  });

  it("does not mix the metrics with the rest", () => {
    const issue = "SESSIONSCOPE_METRICS_PORT: must not be PORT; metrics have a port of their own.";
    expect(issuesOf({ SESSIONSCOPE_METRICS_PORT: "3000" })).toEqual([issue]);
    expect(issuesOf({ PORT: "9464", SESSIONSCOPE_METRICS_PORT: "9464" })).toEqual([issue]);
  });
});

describe("portals' tokens on several servers", () => {
  const keys = {
    SESSIONSCOPE_URL: "https://sessions.example.com",
    SESSIONSCOPE_EMBED_ORIGINS: "https://portal.example.com",
    SESSIONSCOPE_EMBED_KEYS: "[]",
  };

  it("need what all of them can open", () => {
    expect(issuesOf({ ...keys, SESSIONSCOPE_INSTANCES: "2" })).toEqual([
      expect.stringMatching(/^SESSIONSCOPE_SECRET: .*several servers/),
    ]);
    expect(issuesOf({ ...keys, SESSIONSCOPE_INSTANCES: "1" })).toEqual([]);
    const secret = "kq3ZC0bT7mJYx2vWfUe9oRk1LhPz5sNdXtGwAa8BcDE=";
    expect(issuesOf({ ...keys, SESSIONSCOPE_INSTANCES: "2", SESSIONSCOPE_SECRET: secret })).toEqual(
      [],
    );
  });
});

describe("names of variables", () => {
  it("refuses a misspelt variable", () => {
    expect(issuesOf({ SESSIONSCOPE_ACESS: "hunter2" })).toEqual([
      "SESSIONSCOPE_ACESS: there is no such variable; correct its name or unset it.",
    ]);
  });
});
