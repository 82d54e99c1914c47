import { describe, expect, it } from "vitest";
import { companyPlan, onePlan, type Plan } from "./plan";
import type { Session } from "./session";
import { STATES, STATUSES, type State, stateOf } from "./state";
import { createWorld } from "./world";

const now = Date.parse("2026-11-20T12:00:00Z");

function worldOf(plan: Plan, place = {}) {
  return createWorld(plan, { seed: "test", account: "demo", region: "eu-west-1", ...place });
}

function list(plan: Plan, state: State, time = now): Session[] {
  const world = worldOf(plan);
  return [...world.candidates(state, world.newest(time), time)]
    .filter((index) => world.isListed(index, state, time))
    .map((index) => world.row(index, time));
}

describe("createWorld", () => {
  it("numbers sessions by their start, without ties, even in a crowded world", () => {
    const world = worldOf(companyPlan(1_000_000));
    const newest = world.newest(now);
    for (let index = newest - 20_000; index < newest; index++) {
      expect(world.start(index + 1)).toBeGreaterThan(world.start(index));
    }
  });

  it("knows the newest session at any time", () => {
    const world = worldOf(companyPlan(20_000));
    for (let time = now; time < now + 3_600_000; time += 61_003) {
      const newest = world.newest(time);
      expect(world.start(newest)).toBeLessThanOrEqual(time);
      expect(world.start(newest + 1)).toBeGreaterThan(time);
    }
  });

  it("has about as many sessions in history as asked for", () => {
    expect(list(companyPlan(20_000), "History").length / 20_000).toBeCloseTo(1, 1);
  });

  it("lists under each state only the statuses that belong to it", () => {
    for (const state of STATES) {
      const seen = new Set(list(companyPlan(20_000), state).map(({ Status }) => Status));
      const allowed = STATUSES.filter((status) => stateOf(status) === state);
      expect(allowed).toEqual(expect.arrayContaining([...seen]));
    }
  });

  it("shows every status in the course of a day", () => {
    const seen = new Set<string>();
    for (let time = now; time < now + 600_000; time += 1_000) {
      for (const row of list(companyPlan(20_000), "Active", time)) seen.add(row.Status);
    }
    for (const row of list(companyPlan(300), "History")) seen.add(row.Status);
    expect([...seen].sort()).toEqual([...STATUSES].sort());
  });

  it("gives ended sessions an end within 30 days, and open ones none", () => {
    for (const row of list(companyPlan(2_000), "History")) {
      expect(row.EndDate).toBeGreaterThanOrEqual(row.StartDate);
      expect(row.EndDate).toBeGreaterThanOrEqual(now / 1_000 - 30 * 86_400);
      expect(row.EndDate).toBeLessThanOrEqual(now / 1_000);
    }
    for (const row of list(companyPlan(2_000), "Active")) expect(row.EndDate).toBeUndefined();
  });

  it("keeps a few sessions open for longer than they may be", () => {
    const outlived = list(companyPlan(20_000), "Active").filter(
      ({ StartDate, MaxSessionDuration }) =>
        MaxSessionDuration !== undefined &&
        now / 1_000 - StartDate > Number(MaxSessionDuration) * 60,
    );
    expect(outlived.length).toBeGreaterThanOrEqual(1);
    expect(outlived.length).toBeLessThanOrEqual(8);
  });

  it("always has exactly one open and one ended session in the world of one", () => {
    const eightHours = 8 * 3_600_000;
    for (let time = now - eightHours; time <= now + eightHours; time += 599_987) {
      expect(list(onePlan, "Active", time)).toHaveLength(1);
      expect(list(onePlan, "History", time)).toHaveLength(1);
    }
    expect(list(onePlan, "History", now - (now % eightHours))).toHaveLength(1);
  });

  it("gives every session its own id, of a length that the API allows", () => {
    const rows = list(companyPlan(20_000), "History");
    expect(new Set(rows.map(({ SessionId }) => SessionId)).size).toBe(rows.length);
    for (const { SessionId, Owner, Target, Reason = "", Details = "" } of [
      ...rows,
      ...list({ ...companyPlan(300), isHostile: true }, "History"),
    ]) {
      expect(SessionId.length).toBeLessThanOrEqual(96);
      expect(Owner.length).toBeLessThanOrEqual(256);
      expect(Target.length).toBeLessThanOrEqual(400);
      expect(Reason.length).toBeLessThanOrEqual(256);
      expect(Details.length).toBeLessThanOrEqual(1024);
    }
  });

  it("has the documented forms of ids, owners and targets", () => {
    const rows = list(companyPlan(20_000), "History");
    const ids = /^[\w+=,.@-]+-(0[0-9a-f]{16}|[a-z2-9]{26})$/;
    const owners = /^arn:aws:(iam::\d{12}:(root|user\/.+)|sts::\d{12}:assumed-role\/[^/]+\/[^/]+)$/;
    const targets = /^(i-(\w{8}|\w{17})|mi-\w{17}|ecs:[\w-]+_\w{32}_\w{32}-\d+)$/;
    for (const { SessionId, Owner, Target } of rows) {
      expect(SessionId).toMatch(ids);
      expect(Owner).toMatch(owners);
      expect(Target).toMatch(targets);
    }
  });

  it("shows each kind of oddity within a few hundred rows, and some within any hundred", () => {
    const rows = list(companyPlan(20_000), "History");
    const isOdd = ({ Reason }: Session) => Reason !== undefined && /[^\w\s:-]/.test(Reason);
    for (let from = 0; from + 100 <= rows.length; from += 100) {
      expect(rows.slice(from, from + 100).some(isOdd)).toBe(true);
    }
    const sample = rows.slice(0, 500);
    const kinds: ((row: Session) => boolean)[] = [
      ({ Reason }) => Reason === undefined,
      ({ Reason }) => Reason === "",
      ({ Reason }) => Reason?.length === 256,
      ({ Reason }) => Reason?.includes("<script>") === true,
      ({ Reason }) => /\u202E/.test(Reason ?? ""),
      ({ Reason }) => /\n\t/.test(Reason ?? ""),
      ({ Details }) => Details === undefined,
      ({ Details }) => Details === "",
      ({ Status, Details = "" }) => Status === "Failed" && Details !== "",
      ({ DocumentName }) => DocumentName === undefined,
      ({ OutputUrl }) => OutputUrl === undefined,
      ({ OutputUrl }) => OutputUrl !== undefined && Object.keys(OutputUrl).length === 0,
      ({ OutputUrl }) => OutputUrl?.S3OutputUrl === "" && OutputUrl.CloudWatchOutputUrl === "",
      ({ OutputUrl }) => OutputUrl?.S3OutputUrl?.endsWith(".log") === true,
      ({ OutputUrl }) => OutputUrl?.CloudWatchOutputUrl?.includes("#logEventViewer") === true,
      ({ AccessType }) => AccessType === undefined,
      ({ AccessType }) => AccessType === "JustInTime",
      ({ MaxSessionDuration }) => MaxSessionDuration === undefined,
      ({ Target }) => Target.startsWith("mi-"),
      ({ SessionId }) => SessionId.startsWith("ecs-execute-command-"),
      ({ SessionId }) => SessionId.startsWith("botocore-session-"),
      ({ Owner }) => Owner.endsWith(":root"),
    ];
    expect(kinds.map((isKind) => sample.some(isKind))).toEqual(kinds.map(() => true));
  });

  it("links to logs only from shells that have ended", () => {
    const rows = [
      ...list(companyPlan(2_000), "Active"),
      ...list(companyPlan(2_000), "History").filter(({ DocumentName }) =>
        /Port|SSH/.test(DocumentName ?? ""),
      ),
    ];
    for (const { OutputUrl } of rows) {
      expect(OutputUrl?.S3OutputUrl ?? "").toBe("");
      expect(OutputUrl?.CloudWatchOutputUrl ?? "").toBe("");
    }
  });

  it("is the same world for the same place, and another for another", () => {
    const first = (place = {}) => {
      const world = worldOf(companyPlan(300), place);
      return world.row(world.newest(now), now).SessionId;
    };
    expect(first()).toBe(first());
    for (const place of [{ region: "us-east-1" }, { account: "sparse" }, { seed: "other" }]) {
      expect(first(place)).not.toBe(first());
    }
  });

  it("uses the region's partition", () => {
    const world = worldOf(companyPlan(300), { region: "cn-north-1" });
    expect(world.owner(world.newest(now))).toMatch(/^arn:aws-cn:/);
  });
});
