import { describe, expect, it } from "vitest";
import { toSession } from "@/lib/server/aws/to-session";
import type { Session } from "@/lib/sessions/session/session";
import { makeSession } from "@/lib/testing/worlds/make-session";
import { FIELDS, FILTER_KEYS, type FilterKey } from "./fields";
import { type FilterValue, is } from "./filter-value";
import { NO_FILTERS, type SessionFilters } from "./search-params";
import { matchesFilters } from "./session-match";

/** Texts of a session, of which no one contains another. */
const OWN: Record<FilterKey, string> = {
  owner: "its owner",
  target: "its target",
  status: "its status",
  accessType: "its access type",
  sessionId: "its id",
  kind: "its kind",
  document: "its document",
  reason: "its reason",
};

const anyTime = { after: null, before: null, time: "started" } as const;

function matches(filters: Partial<SessionFilters>, changes: Partial<Session> = {}) {
  return matchesFilters(makeSession(changes), { ...NO_FILTERS, ...filters }, anyTime);
}

const not = (value: string): FilterValue => ({ operator: "is-not", value });
const has = (value: string): FilterValue => ({ operator: "contains", value });
/** A session of which AWS gives only the id, and the keys that it has no value of. */
const bare = toSession({ SessionId: "a-1" }, { account: "default", region: "eu-west-1" });
const unknownKeys = FILTER_KEYS.filter(
  (key) => FIELDS[key].absent === null && bare !== null && FIELDS[key].read(bare) === null,
);

const hasNot = (value: string): FilterValue => ({ operator: "contains-not", value });

describe("matchesFilters", () => {
  it("matches without filters", () => {
    expect(matches({})).toBe(true);
  });

  it.each<[Partial<SessionFilters>, boolean]>([
    [{ owner: [is("alice.chen")] }, true],
    [{ owner: [is("bob"), is("ALICE.CHEN")] }, true],
    [{ owner: [is("alice")] }, false],
    [{ owner: [is("arn:aws:sts::482913004417:assumed-role/AdminAccess/alice.chen")] }, true],
    [{ owner: [is("arn:aws:sts::482913004417:assumed-role/AdminAccess/ALICE.chen")] }, false],
    [{ owner: [is("arn:aws:sts::482913004417:assumed-role/Other/alice.chen")] }, false],
    [{ target: [is("i-0f3a9c1e5b7d24680")] }, true],
    [{ target: [is("I-0F3A9C1E5B7D24680")] }, false],
    [{ status: [is("Failed"), is("Terminated")] }, true],
    [{ status: [is("Failed")] }, false],
    [{ status: [is("terminated")] }, true],
    [{ kind: [is("SHELL")] }, true],
    [{ sessionId: [is("alice.chen-0b1f6c3de94a27750")] }, true],
    [{ kind: [is("shell")] }, true],
    [{ kind: [is("ssh")] }, false],
    [{ document: [is("SSM-SessionManagerRunShell")] }, true],
    [{ document: [is("ssm-sessionmanagerrunshell")] }, false],
    [{ reason: [is("INC-4821 disk full")] }, true],
    [{ reason: [is("INC-4821")] }, false],
    [{ account: ["default"], region: ["eu-west-1", "us-east-1"] }, true],
    [{ account: ["prod"] }, false],
    [{ region: ["us-east-1"] }, false],
    [{ owner: [is("alice.chen")], status: [is("Failed")] }, false],
  ])("%j: %s", (filters, isMatch) => {
    expect(matches(filters)).toBe(isMatch);
  });

  it.each<[Partial<SessionFilters>, boolean]>([
    [{ reason: [has("inc-4821")] }, true],
    [{ reason: [has("INC-48"), has("nothing")] }, true],
    [{ reason: [has("INC-99")] }, false],
    [{ owner: [has("ADMINaccess")] }, true],
    [{ status: [has("TERM")] }, true],
    [{ kind: [has("port")] }, false],
    [{ sessionId: [has("0B1F")] }, true],
  ])("contains, ignoring case, %j: %s", (filters, isMatch) => {
    expect(matches(filters)).toBe(isMatch);
  });

  it.each<[Partial<SessionFilters>, boolean]>([
    [{ owner: [not("alice.chen")] }, false],
    [{ owner: [not("ALICE.chen")] }, false],
    [{ owner: [not("bob")] }, true],
    [{ owner: [not("bob"), not("alice.chen")] }, false],
    [{ owner: [not("bob"), not("carol")] }, true],
    [{ reason: [hasNot("DISK")] }, false],
    [{ reason: [hasNot("memory"), hasNot("disk")] }, false],
    [{ reason: [hasNot("memory"), hasNot("network")] }, true],
    [{ status: [not("Failed")], reason: [hasNot("disk")] }, false],
  ])("excludes by every negative value, %j: %s", (filters, isMatch) => {
    expect(matches(filters)).toBe(isMatch);
  });

  it.each<[FilterValue[], boolean]>([
    [[is("nothing"), has("disk"), hasNot("memory")], true],
    [[is("nothing"), has("disk"), hasNot("full")], false],
    [[is("nothing"), hasNot("memory")], false],
    [[has("disk"), not("INC-4821 disk full")], false],
  ])("needs one of the alternatives and none of the others, %j: %s", (reason, isMatch) => {
    expect(matches({ reason })).toBe(isMatch);
  });

  it.each(unknownKeys)("treats an unknown %s as equal to nothing and containing nothing", (key) => {
    expect(matches({ [key]: [is("null")] }, bare ?? {})).toBe(false);
    expect(matches({ [key]: [has("l")] }, bare ?? {})).toBe(false);
    expect(matches({ [key]: [not("null")] }, bare ?? {})).toBe(true);
    expect(matches({ [key]: [hasNot("l")] }, bare ?? {})).toBe(true);
  });

  it("finds keys of which a session may have no value", () => {
    expect(unknownKeys).toEqual(expect.arrayContaining(["owner", "target", "status", "reason"]));
  });

  it.each(FILTER_KEYS)("applies %s to its own field alone", (key) => {
    for (const [name, text] of Object.entries(OWN)) {
      expect(matches({ [key]: [is(text)] }, { ...OWN, id: OWN.sessionId })).toBe(name === key);
      expect(matches({ [key]: [has(text)] }, { ...OWN, id: OWN.sessionId })).toBe(name === key);
    }
    expect(matches({ [key]: [is("another text")] }, { ...OWN, id: OWN.sessionId })).toBe(false);
  });

  it("counts a session without an access type as Standard", () => {
    const old = { accessType: null };
    expect(matches({ accessType: [is("Standard")] }, old)).toBe(true);
    expect(matches({ accessType: [not("Standard")] }, old)).toBe(false);
    expect(matches({ accessType: [has("stand")] }, old)).toBe(true);
    expect(matches({ accessType: [is("JustInTime")] }, old)).toBe(false);
  });

  it.each(["caf\u00e9", "cafe\u0301"])("compares accents in one form: %s", (text) => {
    for (const written of ["caf\u00e9", "cafe\u0301"]) {
      const session = { reason: text, owner: `arn:aws:iam::1:user/${text}`, document: text };
      expect(matches({ reason: [is(written)], document: [is(written)] }, session)).toBe(true);
      expect(matches({ reason: [has(written.toUpperCase())] }, session)).toBe(true);
      expect(matches({ owner: [is(written)] }, session)).toBe(true);
      expect(matches({ owner: [is(`arn:aws:iam::1:user/${written}`)] }, session)).toBe(true);
      expect(matches({ reason: [not(written)] }, session)).toBe(false);
    }
  });

  it("compares the session with the window", () => {
    const window = { after: "2026-11-23T15:28:10Z", before: null };
    const session = makeSession();
    expect(matchesFilters(session, NO_FILTERS, { ...window, time: "started" })).toBe(false);
    expect(matchesFilters(session, NO_FILTERS, { ...window, time: "running" })).toBe(true);
  });
});
