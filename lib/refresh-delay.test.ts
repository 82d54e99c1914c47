import { describe, expect, it } from "vitest";
import { ApiError } from "./api-error";
import { refreshDelay } from "./refresh-delay";

function failure(retryAfterSeconds?: number) {
  return new ApiError({ code: "overloaded", title: "t", detail: "d", retryAfterSeconds });
}

describe("refreshDelay", () => {
  it("is ten seconds, or up to one less so that not all ask at once", () => {
    expect([0, 0.5, 1].map((random) => refreshDelay(null, () => random))).toEqual([
      10_000, 9500, 9000,
    ]);
  });

  it("is not shorter than what the server asks for", () => {
    expect(refreshDelay(failure(60), () => 0)).toBe(60_000);
    expect(refreshDelay(failure(60), () => 1)).toBe(66_000);
    expect(refreshDelay(failure(1e9), () => 0)).toBe(300_000);
    expect(refreshDelay(failure(3), () => 0)).toBe(10_000);
    expect(refreshDelay(failure(), () => 0)).toBe(10_000);
    expect(refreshDelay(new Error("other"), () => 0)).toBe(10_000);
  });
});
