import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ConfigError } from "./config";
import { logError } from "./log";

const lines: string[] = [];
beforeEach(() => {
  lines.length = 0;
  vi.spyOn(process.stderr, "write").mockImplementation((line) => lines.push(String(line)) > 0);
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** The one line that is written for an error, and the id that was given for it. */
function logged(error: unknown) {
  const requestId = logError(error);
  expect(lines).toHaveLength(1);
  expect(lines[0]?.endsWith("\n")).toBe(true);
  return { requestId, text: lines[0] ?? "", line: JSON.parse(lines[0] ?? "") };
}

describe("logError", () => {
  it("writes one line of JSON, which the id finds", () => {
    const { requestId, line } = logged(new TypeError("no"));
    expect(requestId).toMatch(/^[\da-f-]{36}$/);
    expect(line).toMatchObject({ level: "error", requestId, name: "TypeError" });
    expect(line.frames[0]).toMatch(/^at .*log\.test\.ts/);
    expect(line.frames.length).toBeLessThanOrEqual(10);
  });

  it("leaves messages out, of several lines too, for they can quote secrets", () => {
    expect(logged(new Error("hunter2\nhunter2\n  hunter2")).text).not.toContain("hunter2");
  });

  it("keeps AWS's request id", () => {
    const $metadata = { requestId: "6f1c", httpStatusCode: 400 };
    const { line } = logged(Object.assign(new Error("no"), { code: "E1", $metadata }));
    expect(line).toMatchObject({ code: "E1", aws: $metadata });
  });

  it("says what is wrong with the configuration", () => {
    const { line } = logged(new ConfigError(["PORT: no.", "HOST: no."]));
    expect(line).toMatchObject({ name: "ConfigError", faults: ["PORT: no.", "HOST: no."] });
  });

  it.each([
    ["hunter2", "string"],
    [undefined, "undefined"],
    [7, "number"],
  ])("writes of %j, which is no error, no more than what it is", (error, name) => {
    const { line, text } = logged(error);
    expect(line.name).toBe(name);
    expect(text).not.toContain("hunter2");
  });
});
