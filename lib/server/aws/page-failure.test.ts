import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { catchLines } from "@/lib/testing/fakes/caught-lines";
import { awsError, fakeNow } from "@/lib/testing/fakes/fake-listing";
import { RepeatedTokenError } from "./listing-error";
import { toListingFailure } from "./page-failure";

let lines: string[] = [];
beforeEach(() => {
  lines = catchLines();
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe("toListingFailure", () => {
  it("describes a failure of AWS, and does not log it", () => {
    expect(toListingFailure(awsError("ThrottlingException"), fakeNow)).toMatchObject({
      code: "aws-throttled",
      retryAfterSeconds: 5,
    });
    expect(toListingFailure(new RepeatedTokenError(), fakeNow).code).toBe("aws-unavailable");
    expect(lines).toEqual([]);
  });

  it("logs an unexpected error under the request id that it returns", () => {
    const failure = toListingFailure(new Error("hunter2"), fakeNow);
    expect(failure.code).toBe("internal");
    expect(failure.detail).not.toContain("hunter2");
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? "").requestId).toBe(failure.requestId);
  });
});
