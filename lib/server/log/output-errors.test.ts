import { EventEmitter } from "node:events";
import { describe, expect, it } from "vitest";
import { ignoreGoneReaders } from "./output-errors";

/** An output that emitted an error with this code. */
function fail(code: string): void {
  const output = new EventEmitter();
  ignoreGoneReaders([output]);
  output.emit("error", Object.assign(new Error("no"), { code }));
}

describe("ignoreGoneReaders", () => {
  it("survives when nobody reads any more", () => {
    expect(() => fail("EPIPE")).not.toThrow();
  });

  it("hides no other error", () => {
    expect(() => fail("ENOSPC")).toThrow("no");
  });
});
