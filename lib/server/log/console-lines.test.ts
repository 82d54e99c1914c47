import { once } from "node:events";
import { afterEach, describe, expect, it, vi } from "vitest";
import { catchLines } from "@/lib/testing/fakes/caught-lines";
import { logConsole } from "./console-lines";

const { log, info, warn, error } = console;
const warningListeners = process.listeners("warning");
afterEach(() => {
  process.removeAllListeners("warning");
  for (const listener of warningListeners) process.on("warning", listener);
  Object.assign(console, { log, info, warn, error });
  vi.restoreAllMocks();
});

/** The log lines that console output becomes. */
function linesOf(write: () => void) {
  const lines = catchLines();
  logConsole();
  write();
  return lines.map((line) => JSON.parse(line));
}

describe("logConsole", () => {
  it("turns console output into lines, without the colours", () => {
    const lines = linesOf(() => {
      console.log("\x1b[32m\x1b[1m✓\x1b[22m\x1b[39m", "Ready");
      console.warn("careful");
    });
    expect(lines).toMatchObject([
      { level: "info", by: "console", msg: "✓ Ready" },
      { level: "warn", by: "console", msg: "careful" },
    ]);
  });

  it("understands output for a console with styles", () => {
    const lines = linesOf(() => console.log("%c%s", "color: red", "Ready"));
    expect(lines).toMatchObject([{ msg: "Ready" }]);
  });

  it("turns Node's warnings into warnings, if they are turned on", async () => {
    process.on("warning", () => undefined);
    const lines = catchLines();
    logConsole();
    const warned = once(process, "warning");
    process.emitWarning("old", "DeprecationWarning");
    await warned;
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { level: "warn", by: "node", name: "DeprecationWarning", msg: "old" },
    ]);
  });

  it("leaves the messages of errors out", () => {
    const lines = linesOf(() => console.error(" ⨯", new TypeError("hunter2")));
    expect(lines).toMatchObject([{ level: "error", msg: "⨯", errors: [{ name: "TypeError" }] }]);
    expect(JSON.stringify(lines)).not.toContain("hunter2");
  });

  it("writes nothing for an empty line", () => {
    expect(linesOf(() => console.log())).toEqual([]);
  });
});
