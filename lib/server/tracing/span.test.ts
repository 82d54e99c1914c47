import { describe, expect, it } from "vitest";
import { flushSpans } from "./flush-spans";
import { inSpan } from "./span";

describe("inSpan, while tracing is off", () => {
  it("returns the result of the work", async () => {
    expect(await inSpan("plan", { sources: 1 }, (add) => Promise.resolve(add({ rows: 1 })))).toBe(
      undefined,
    );
    expect(await inSpan("plan", {}, () => Promise.resolve(7))).toBe(7);
  });

  it("throws the error of the work, at once or later", async () => {
    const error = new Error("no");
    await expect(inSpan("plan", {}, () => Promise.reject(error))).rejects.toBe(error);
    const throwing = () => {
      throw error;
    };
    await expect(inSpan("plan", {}, throwing)).rejects.toBe(error);
  });
});

describe("flushSpans", () => {
  it("does nothing while tracing is off", async () => {
    await expect(flushSpans()).resolves.toBeUndefined();
  });
});
