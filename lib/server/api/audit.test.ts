import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ProblemError } from "@/lib/server/problem";
import { requestContext } from "@/lib/server/request-context";
import { catchLines } from "@/lib/testing/fakes/caught-lines";
import { answerRead } from "./answer";
import { listRead, sessionRead } from "./audit";

let lines: string[] = [];
beforeEach(() => {
  lines = catchLines();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  vi.resetModules();
});

const requestId = "0b7a7f0e-64f5-4d3c-9f52-0c2b9a4f1d11";
const headers = new Headers({ host: "127.0.0.1:3000", "x-request-id": requestId });
const present = { headers, signal: new AbortController().signal };
const history = listRead(new URLSearchParams("state=history&owner=alice.chen&tz=utc"));

/** The one audit line that was written. */
function auditLine() {
  const audits = lines.map((line) => JSON.parse(line)).filter((line) => line.audit === "read");
  expect(audits).toHaveLength(1);
  return audits[0];
}

describe("answerRead", () => {
  it("writes the viewer, the query and the result", async () => {
    const source = { account: "prod", region: "eu-west-1", readPage: "not for the log" };
    const response = await answerRead(present, history, (_viewer, trail) => {
      Object.assign(trail, { sources: [source], rows: 12, stale: true });
      return Promise.resolve({ sessions: [] });
    });
    expect(response.status).toBe(200);
    expect(auditLine()).toEqual({
      level: "info",
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      audit: "read",
      requestId,
      viewer: null,
      route: "/api/sessions",
      query: "state=history&owner=alice.chen",
      sources: [{ account: "prod", region: "eu-west-1" }],
      rows: 12,
      stale: true,
      durationMs: expect.any(Number),
      code: "ok",
    });
  });

  it("writes the pinned filters, which limit the query, and the key of the token", async () => {
    await answerRead(present, history, () => {
      Object.assign(requestContext() ?? {}, {
        viewer: "acme-portal:dana@acme.example",
        kid: "acme-1",
        locked: "view=history&owner=alice.chen",
      });
      return Promise.resolve({ sessions: [] });
    });
    expect(auditLine()).toMatchObject({
      viewer: "acme-portal:dana@acme.example",
      kid: "acme-1",
      locked: "view=history&owner=alice.chen",
    });
  });

  it("writes how a read failed, and which sources it had asked by then", async () => {
    await answerRead(present, history, (_viewer, trail) => {
      trail.sources = [{ account: "prod", region: "eu-west-1" }];
      throw new ProblemError("aws-throttled", "hunter2");
    });
    expect(auditLine()).toMatchObject({ code: "aws-throttled", rows: 0, sources: [{}] });
    expect(lines.join("")).not.toContain("hunter2");
  });

  it("writes an unexpected error, too", async () => {
    await answerRead(present, history, () => Promise.reject(new TypeError("hunter2")));
    expect(auditLine()).toMatchObject({ code: "internal", requestId });
    expect(lines.join("")).not.toContain("hunter2");
  });

  it("writes a request that was refused before any work", async () => {
    const foreign = { ...present, headers: new Headers({ host: "evil.example" }) };
    await answerRead(foreign, history, () => Promise.resolve({}));
    expect(auditLine()).toMatchObject({ code: "forbidden", rows: 0, sources: [] });
  });

  it("writes that the browser had left", async () => {
    await answerRead({ headers, signal: AbortSignal.abort() }, history, () =>
      Promise.reject(new Error("gone")),
    );
    expect(auditLine()).toMatchObject({ code: "client-closed" });
  });

  it("writes at every level of the log", async () => {
    vi.resetModules();
    vi.stubEnv("SESSIONSCOPE_LOG_LEVEL", "silent");
    const quiet = await import("./answer");
    const { logError } = await import("@/lib/server/log/log");
    await quiet.answerRead(present, history, () => Promise.resolve({}));
    logError(new Error("unseen"));
    expect(lines).toHaveLength(1);
    expect(auditLine()).toMatchObject({ code: "ok" });
  });

  it("names the signed-in viewer", async () => {
    await answerRead(present, history, () => {
      const context = requestContext();
      if (context) context.viewer = "alice";
      return Promise.resolve({});
    });
    expect(auditLine()).toMatchObject({ viewer: "alice" });
  });
});

describe("listRead", () => {
  it("gives equal text for equal queries, and active by default", () => {
    const one = new URLSearchParams("target=i-1&owner=b&owner=a&session=x&limit=20");
    const other = new URLSearchParams("owner=a&owner=b&state=active&target=i-1&limit=200");
    expect(listRead(one)).toEqual(listRead(other));
    expect(listRead(one).query).toBe("state=active&owner=a&owner=b&target=i-1");
  });

  it("says that a listing continues, but not from which position", () => {
    const read = listRead(new URLSearchParams("state=all&cursor=hunter2"));
    expect(read).toEqual({ route: "/api/sessions", query: "state=all", continued: true });
  });

  it("accepts any query, and is never long", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string({ maxLength: 9000 }))), (pairs) => {
        expect(listRead(new URLSearchParams(pairs)).query.length).toBeLessThanOrEqual(4096);
      }),
    );
  });
});

describe("sessionRead", () => {
  it("names the session and the sources that were asked", () => {
    const search = new URLSearchParams("account=prod&region=eu-west-1&tz=utc&x=1");
    expect(sessionRead("alice.chen-0b1f", search)).toEqual({
      route: "/api/sessions/<id>",
      query: "sessionId=alice.chen-0b1f&account=prod&region=eu-west-1",
      continued: false,
    });
  });

  it("accepts any id, and is never long", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 5000 }), (id) => {
        expect(sessionRead(id, new URLSearchParams()).query.length).toBeLessThan(4200);
      }),
    );
    expect(sessionRead("😀".repeat(3000), new URLSearchParams()).query.length).toBeLessThan(2000);
  });
});
