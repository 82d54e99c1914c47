import { describe, expect, it } from "vitest";
import { makeSession } from "@/lib/testing/worlds/make-session";
import { sessionTitle } from "./session-title";

describe("sessionTitle", () => {
  it("names the person and the target", () => {
    expect(sessionTitle(makeSession())).toBe("alice.chen on i-0f3a9c1e5b7d24680");
  });

  it.each([{ owner: null }, { target: null }])("is the id with %j", (changes) => {
    expect(sessionTitle(makeSession(changes))).toBe("alice.chen-0b1f6c3de94a27750");
  });
});
