import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ConfigError } from "@/lib/server/config/config";
import { withRequest } from "@/lib/server/request-context";
import { catchLines } from "@/lib/testing/fakes/caught-lines";
import { log, logError } from "./log";

let lines: string[] = [];
beforeEach(() => {
  lines = catchLines();
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** The one line that is written for an error, and the id that was returned for it. */
function logged(error: unknown) {
  const requestId = logError(error);
  expect(lines).toHaveLength(1);
  expect(lines[0]?.endsWith("\n")).toBe(true);
  return { requestId, text: lines[0] ?? "", line: JSON.parse(lines[0] ?? "") };
}

describe("logError", () => {
  it("writes one line of JSON with the returned id", () => {
    const { requestId, line } = logged(new TypeError("no"));
    expect(requestId).toMatch(/^[\da-f-]{36}$/);
    expect(line).toMatchObject({ level: "error", requestId, name: "TypeError" });
    expect(line.frames[0]).toMatch(/^at .*log\.test\.ts/);
    expect(line.frames.length).toBeLessThanOrEqual(10);
  });

  it("leaves out messages, including those of several lines, because they can quote secrets", () => {
    expect(logged(new Error("hunter2\nhunter2\n  hunter2")).text).not.toContain("hunter2");
  });

  it("returns the id of the current request", async () => {
    const requestId = "0b7a7f0e-64f5-4d3c-9f52-0c2b9a4f1d11";
    const headers = new Headers({ "x-request-id": requestId });
    const told = await withRequest(headers, async () => {
      await Promise.resolve();
      return logError(new Error("no"));
    });
    expect(told).toBe(requestId);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ requestId });
  });

  it("keeps AWS's request id", () => {
    const $metadata = { requestId: "6f1c", httpStatusCode: 400 };
    const { line } = logged(Object.assign(new Error("no"), { code: "E1", $metadata }));
    expect(line).toMatchObject({ code: "E1", aws: $metadata });
  });

  it("says what is wrong with the configuration", () => {
    const { line } = logged(new ConfigError(["PORT: no.", "HOST: no."]));
    expect(line).toMatchObject({ name: "ConfigError", issues: ["PORT: no.", "HOST: no."] });
  });

  it.each([
    ["hunter2", "string"],
    [undefined, "undefined"],
    [7, "number"],
  ])("writes only the type of %j, which is not an error", (error, name) => {
    const { line, text } = logged(error);
    expect(line.name).toBe(name);
    expect(text).not.toContain("hunter2");
  });
});

describe("log", () => {
  it("writes time, level, facts and message, and nothing else", () => {
    vi.spyOn(Date, "now").mockReturnValue(Date.parse("2026-11-23T15:40:00Z"));
    log.warn({ port: 3000 }, "taken");
    expect(JSON.parse(lines[0] ?? "")).toEqual({
      level: "warn",
      time: "2026-11-23T15:40:00.000Z",
      port: 3000,
      msg: "taken",
    });
  });

  it("has the id of the request in each of its lines", () => {
    const headers = new Headers({ "x-request-id": "not-ours" });
    withRequest(headers, () => {
      log.info("one");
      log.info("two");
    });
    const [one, two] = lines.map((line) => JSON.parse(line));
    expect(one.requestId).toMatch(/^[\da-f-]{36}$/);
    expect(two.requestId).toBe(one.requestId);
  });

  it.each([
    { authorization: "hunter2" },
    { headers: { cookie: "hunter2", "set-cookie": "hunter2" } },
    { aws: { credentials: { secretAccessKey: "hunter2", sessionToken: "hunter2" } } },
    { page: { NextToken: "hunter2" }, cursor: "hunter2" },
    { role: { externalId: "hunter2" }, aws: { credentials: { accessKeyId: "hunter2" } } },
    { redis: { password: "hunter2" }, oidc: { secret: "hunter2" } },
    { token: "hunter2", page: { nextToken: "hunter2" } },
  ])("writes no secret of %j", (facts) => {
    log.error(facts, "failed");
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain("hunter2");
    expect(lines[0]).toContain("[Redacted]");
  });
});
