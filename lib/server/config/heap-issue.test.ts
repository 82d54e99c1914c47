import { describe, expect, it } from "vitest";
import { heapIssue } from "./heap-issue";

const MIB = 2 ** 20;

describe("heapIssue", () => {
  it.each([
    [48, 176],
    [48, 4144],
    [512, 640],
  ])("lets %i MiB of pages into a heap of %i MiB", (cacheMb, heapMb) => {
    expect(heapIssue(cacheMb * MIB, heapMb * MIB)).toEqual([]);
  });

  it("says what a heap that is too small would have to be", () => {
    expect(heapIssue(512 * MIB, 640 * MIB - 1)).toEqual([
      "SESSIONSCOPE_CACHE_MB: 512 MiB of pages need a heap of at least 640 MiB; start Node with --max-old-space-size=640 or more, or lower it.",
    ]);
  });
});
