import { describe, expect, it } from "vitest";
import { makeSession } from "@/lib/testing/worlds/make-session";
import {
  NO_HINT,
  readSessionHint,
  sessionApiPath,
  sessionHintIssues,
  sessionIdOf,
  sessionPath,
  unscopedAddress,
} from "./session-path";

const origin = "http://127.0.0.1:3000";

const ids = [
  "alice.chen-0b1f6c3de94a27750",
  "a.b@c.com,d+e=f_g-0123",
  "first.last@example.com-01dc4c3150f53f6d3",
  "botocore-session-1582948225-8d8e183834f2b",
  "with space & ?query#hash/slash%25-1",
  "жанна-0123",
];

describe("the path of a session", () => {
  it("names the source of the session and its start", () => {
    const session = makeSession({ account: "prod", region: "us-east-1" });
    expect(sessionPath(session, null)).toBe(
      "/sessions/alice.chen-0b1f6c3de94a27750?account=prod&region=us-east-1&started=2026-11-23T15:28:09.412Z",
    );
    expect(sessionPath({ ...session, startedAt: null }, "Europe/Berlin")).toBe(
      "/sessions/alice.chen-0b1f6c3de94a27750?account=prod&region=us-east-1&tz=Europe/Berlin",
    );
  });

  it.each(ids)("leads back to the id %s", (id) => {
    const session = makeSession({ id, account: "prod" });
    const { pathname, searchParams } = new URL(sessionPath(session, "utc"), origin);
    const [, sessions, segment = "", ...rest] = pathname.split("/");
    expect([sessions, rest]).toEqual(["sessions", []]);
    expect(sessionIdOf(segment)).toBe(id);
    const hint = { account: ["prod"], region: ["eu-west-1"], started: session.startedAt };
    expect(readSessionHint(searchParams)).toEqual(hint);
    const api = new URL(sessionApiPath(id, hint), origin);
    expect(sessionIdOf(api.pathname.slice("/api/sessions/".length))).toBe(id);
    expect(readSessionHint(api.searchParams)).toEqual(hint);
    expect(sessionHintIssues(api.searchParams)).toEqual([]);
  });

  it("leaves out unknown parts", () => {
    expect(sessionApiPath("bob-1", NO_HINT)).toBe("/api/sessions/bob-1");
  });

  it("keeps the start in a search of all sources", () => {
    const hint = { account: ["prod"], region: [], started: "2026-10-01T00:00:00Z" };
    expect(unscopedAddress("bob-1", hint, null)).toEqual({
      pathname: "/sessions/bob-1",
      search: "?started=2026-10-01T00:00:00Z",
    });
  });

  it("keeps a segment that is not encoded correctly as it is", () => {
    expect(sessionIdOf("100%")).toBe("100%");
  });
});

const known = { account: ["prod", "dev"], region: ["eu-west-1"] };

describe("readSessionHint", () => {
  it("ignores unusable values and unknown sources", () => {
    const query = "account=gone&account=dev&region=mars-1&started=soon&tz=utc";
    expect(readSessionHint(new URLSearchParams(query), known)).toEqual({
      account: ["dev"],
      region: [],
      started: null,
    });
  });
});

describe("sessionHintIssues", () => {
  it.each([
    ["account=prod&region=eu-west-1&started=2026-11-23T15:28:09.412Z&tz=utc", []],
    ["tz=whatever", []],
    ["account=gone", ["account"]],
    ["region=mars-1", ["region"]],
    ["started=yesterday", ["started"]],
    ["started=2026-11-23T15:28Z&started=2026-11-23T15:28Z", ["started"]],
    ["owner=alice&__proto__=1", ["owner", "__proto__"]],
    [Array.from({ length: 51 }, (_, index) => `k${index}=1`).join("&"), [""]],
  ])("names the bad keys of %s", (query, keys) => {
    const issues = sessionHintIssues(new URLSearchParams(query), known);
    expect(issues.map(({ key }) => key)).toEqual(keys);
  });
});
