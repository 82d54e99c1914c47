import { describe, expect, it } from "vitest";
import { toSession } from "./to-session";

const source = { account: "default", region: "us-east-2" };

describe("toSession", () => {
  it("reads an active session with empty strings, as recorded", () => {
    const row = {
      SessionId: "bob-01cd54a0c8322733a",
      Target: "i-04ddf14c18a4d4995",
      Status: "Connected",
      StartDate: new Date("2023-08-14T15:24:58.207Z"),
      Owner: "arn:aws:iam::644160558196:user/bob",
      Details: "",
      OutputUrl: { S3OutputUrl: "", CloudWatchOutputUrl: "" },
    };
    expect(toSession(row, source)).toEqual({
      id: "bob-01cd54a0c8322733a",
      account: "default",
      region: "us-east-2",
      status: "Connected",
      target: "i-04ddf14c18a4d4995",
      owner: "arn:aws:iam::644160558196:user/bob",
      startedAt: "2023-08-14T15:24:58.207Z",
      endedAt: null,
      document: null,
      kind: "shell",
      reason: null,
      details: null,
      s3OutputUrl: null,
      cloudWatchOutputUrl: null,
      maxDurationMinutes: null,
      accessType: null,
    });
  });

  it("reads the ended session of the API reference", () => {
    const url =
      "https://us-east-2.console.aws.amazon.com/s3/object/amzn-s3-demo-bucket/session-data/Mary-Major-0ab177d470EXAMPLE.log";
    const row = {
      EndDate: new Date(1_582_069_847_807),
      OutputUrl: { S3OutputUrl: url },
      Owner: "arn:aws:iam::111122223333:user/Mary-Major",
      SessionId: "Mary-Major-0ab177d470EXAMPLE",
      StartDate: new Date(1_582_068_633_188),
      Status: "Terminated",
      Target: "i-07782c72faEXAMPLE",
    };
    expect(toSession(row, source)).toMatchObject({
      startedAt: "2020-02-18T23:30:33.188Z",
      endedAt: "2020-02-18T23:50:47.807Z",
      s3OutputUrl: url,
      cloudWatchOutputUrl: null,
    });
  });

  it("adds milliseconds to whole seconds", () => {
    const row = { SessionId: "a", StartDate: new Date(1_582_068_633_000) };
    expect(toSession(row, source)?.startedAt).toBe("2020-02-18T23:30:33.000Z");
  });

  it.each([undefined, null, {}, "x"])("has no output if OutputUrl is %j", (OutputUrl) => {
    const session = toSession({ SessionId: "a", OutputUrl }, source);
    expect(session).toMatchObject({ s3OutputUrl: null, cloudWatchOutputUrl: null });
  });

  it.each([
    ["20", 20],
    ["1440", 1440],
    ["0", null],
    ["", null],
    ["soon", null],
    [20, null],
    [undefined, null],
  ])("reads MaxSessionDuration %j as %j minutes", (MaxSessionDuration, minutes) => {
    const session = toSession({ SessionId: "a", MaxSessionDuration }, source);
    expect(session?.maxDurationMinutes).toBe(minutes);
  });

  it("derives the kind from document and target", () => {
    const row = { SessionId: "a", Target: "ecs:web_1_2", DocumentName: "" };
    expect(toSession(row, source)?.kind).toBe("ecs-exec");
    expect(toSession({ ...row, DocumentName: "AWS-StartSSHSession" }, source)?.kind).toBe("ssh");
  });

  it("passes through statuses that AWS adds later", () => {
    expect(toSession({ SessionId: "a", Status: "Hibernating" }, source)?.status).toBe(
      "Hibernating",
    );
  });

  it("keeps a row whose other fields are malformed", () => {
    const row = {
      SessionId: "a",
      Status: 7,
      StartDate: "yesterday",
      EndDate: new Date(Number.NaN),
    };
    expect(toSession(row, source)).toMatchObject({ status: null, startedAt: null, endedAt: null });
  });

  it.each([null, 3, {}, { SessionId: "" }, { SessionId: 5 }])(
    "drops %j, which has no id",
    (row) => {
      expect(toSession(row, source)).toBeNull();
    },
  );
});
