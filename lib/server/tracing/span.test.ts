import { describe, expect, it } from "vitest";
import { flushSpans } from "./flush-spans";
import { inSpan } from "./span";

describe("inSpan, while nobody traces", () => {
  it("gives what the work gives", async () => {
    expect(await inSpan("plan", { sources: 1 }, (add) => Promise.resolve(add({ rows: 1 })))).toBe(
      undefined,
    );
    expect(await inSpan("plan", {}, () => Promise.resolve(7))).toBe(7);
  });

  it("throws what the work throws, at once or later", async () => {
    const error = new Error("no");
    await expect(inSpan("plan", {}, () => Promise.reject(error))).rejects.toBe(error);
    const throwing = () => {
      throw error;
    };
    await expect(inSpan("plan", {}, throwing)).rejects.toBe(error);
  });
});

describe("flushSpans", () => {
  it("does nothing while nobody traces", async () => {
    await expect(flushSpans()).resolves.toBeUndefined();
  });
});
