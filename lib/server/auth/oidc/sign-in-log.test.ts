import { describe, expect, it, vi } from "vitest";
import { log } from "@/lib/server/log";
import { signIn, start } from "./fake-sign-in";
import { SignInError } from "./sign-in-error";
import { logRefusal } from "./sign-in-log";

/** What is logged of a sign-in that brings this instead of a code. */
async function loggedOf(error: string) {
  const warn = vi.spyOn(log, "warn").mockImplementation(() => {});
  const world = await start();
  const failed: unknown = await signIn(world, (query) => {
    query.delete("code");
    query.set("error", error);
    query.set("error_description", "about alice@example.com");
  }).catch((thrown: unknown) => thrown);
  if (!(failed instanceof SignInError)) throw failed;
  logRefusal(failed);
  const [line] = warn.mock.lastCall ?? [];
  warn.mockRestore();
  return line;
}

describe("logRefusal", () => {
  it("says what the provider's code was", async () => {
    expect(await loggedOf("invalid_scope")).toEqual({
      failure: "refused",
      cause: "AuthorizationResponseError",
      code: "invalid_scope",
    });
  });

  it("repeats nothing that is no code", async () => {
    expect(await loggedOf("alice@example.com\n{}")).toEqual({
      failure: "refused",
      cause: "AuthorizationResponseError",
      code: undefined,
    });
  });
});
