import { describe, expect, it } from "vitest";
import type { Session } from "@/lib/sessions/session/session";
import { suggestionsFrom } from "./suggestions";

function makeSession(overrides: Partial<Session>): Session {
  return {
    id: "alice.chen-1",
    account: "default",
    region: "eu-west-1",
    status: "Terminated",
    target: "i-1",
    owner: "arn:aws:iam::123456789012:user/alice.chen",
    startedAt: null,
    endedAt: null,
    document: null,
    kind: "shell",
    reason: null,
    details: null,
    s3OutputUrl: null,
    cloudWatchOutputUrl: null,
    maxDurationMinutes: null,
    accessType: null,
    ...overrides,
  };
}

describe("suggestionsFrom", () => {
  it("puts people before ARNs and the most frequent first", () => {
    const bob = "arn:aws:sts::123456789012:assumed-role/SRE/bob";
    const alice = makeSession({}).owner;
    const sessions = [makeSession({}), makeSession({ owner: bob }), makeSession({ owner: bob })];
    expect(suggestionsFrom(sessions).owner).toEqual(["bob", "alice.chen", bob, alice]);
  });

  it("counts a person under all roles together", () => {
    const roles = ["A", "B"].map((role) =>
      makeSession({ owner: `arn:aws:sts::123456789012:assumed-role/${role}/bob` }),
    );
    const sessions = [makeSession({}), ...roles];
    expect(suggestionsFrom(sessions).owner[0]).toBe("bob");
  });

  it("omits fields that AWS did not send", () => {
    const { owner, target, status, accessType } = suggestionsFrom([
      makeSession({ owner: null, target: "", status: null }),
    ]);
    expect([...owner, ...target, ...status, ...accessType]).toEqual([]);
  });

  it("offers at most 50 values of a key", () => {
    const sessions = Array.from({ length: 6000 }, (_, index) =>
      makeSession({ id: `s${index}`, target: `i-${index}` }),
    );
    const { target, sessionId } = suggestionsFrom(sessions);
    expect([target.length, sessionId.length]).toEqual([50, 50]);
  });
});
