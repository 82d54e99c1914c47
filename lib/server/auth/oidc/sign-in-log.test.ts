import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { log } from "@/lib/server/log/log";
import { signIn, start } from "@/lib/testing/fakes/fake-sign-in";
import { SignInError } from "./sign-in-error";
import { logSignInFailure } from "./sign-in-log";

/** The log lines of a sign-in that brings this instead of a code. */
async function loggedOf(error: string) {
  const warn = vi.spyOn(log, "warn").mockImplementation(() => {});
  const world = await start();
  const failed: unknown = await signIn(world, (query) => {
    query.delete("code");
    query.set("error", error);
    query.set("error_description", "about alice@example.com");
  }).catch((thrown: unknown) => thrown);
  if (!(failed instanceof SignInError)) throw failed;
  logSignInFailure(failed);
  const [line] = warn.mock.lastCall ?? [];
  warn.mockRestore();
  return line;
}

const NOW = Date.parse("2026-11-23T17:40:00Z");

// Each test is in a minute of its own.
let minute = 0;
beforeEach(() => {
  minute += 1;
  vi.useFakeTimers({ toFake: ["Date"], now: NOW + minute * 60_000 });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("logSignInFailure", () => {
  it("tells each failure once a minute, and how often it was silent", () => {
    const lines: unknown[] = [];
    vi.spyOn(log, "warn").mockImplementation((facts: unknown) => void lines.push(facts));
    for (let turn = 0; turn < 100; turn += 1) logSignInFailure(new SignInError("expired"));
    logSignInFailure(new SignInError("cancelled"));
    vi.setSystemTime(Date.now() + 60_000);
    logSignInFailure(new SignInError("expired"));
    expect(lines).toMatchObject([
      { failure: "expired", untold: 0 },
      { failure: "cancelled", untold: 0 },
      { failure: "expired", untold: 99 },
    ]);
    minute += 1;
  });

  it("says what the provider's code was", async () => {
    expect(await loggedOf("invalid_scope")).toEqual({
      failure: "refused",
      cause: "AuthorizationResponseError",
      code: "invalid_scope",
      untold: 0,
    });
  });

  it("repeats nothing that is no code", async () => {
    expect(await loggedOf("alice@example.com\n{}")).toEqual({
      failure: "refused",
      cause: "AuthorizationResponseError",
      code: undefined,
      untold: 0,
    });
  });
});
