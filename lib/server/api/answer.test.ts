import { afterEach, describe, expect, it, vi } from "vitest";
import { problemSchema } from "@/lib/problem";
import { ConfigError } from "@/lib/server/config/config";
import { ProblemError } from "@/lib/server/problem";
import { catchLines } from "@/lib/testing/fakes/caught-lines";
import { answer } from "./answer";

const headers = new Headers({ host: "127.0.0.1:3000" });
const present = { headers, signal: new AbortController().signal };

async function problemFor(error: unknown) {
  const lines = catchLines();
  const response = await answer(present, () => Promise.reject(error));
  return { response, problem: problemSchema.parse(await response.json()), lines };
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe("answer", () => {
  it("returns the result, which no cache may store", async () => {
    const response = await answer(present, () => Promise.resolve({ rows: 1 }));
    expect(await response.json()).toEqual({ rows: 1 });
    expect(response.headers.get("cache-control")).toBe("private, no-store");
  });

  it("does no work for a foreign page", async () => {
    const work = vi.fn(() => Promise.resolve({ rows: 1 }));
    const foreign = { ...present, headers: new Headers({ host: "evil.example" }) };
    const response = await answer(foreign, work);
    expect(response.status).toBe(403);
    expect(problemSchema.parse(await response.json()).code).toBe("forbidden");
    expect(work).not.toHaveBeenCalled();
  });

  it("returns a known problem as a problem document", async () => {
    const known = new ProblemError("aws-throttled", "Wait.", { retryAfterSeconds: 5 });
    const { response, problem, lines } = await problemFor(known);
    expect(response.status).toBe(503);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(response.headers.get("cache-control")).toBe("private, no-store");
    expect(response.headers.get("retry-after")).toBe("5");
    expect(problem).toEqual(known.problem);
    expect(lines).toEqual([]);
  });

  it("reports the request id that the browser received", async () => {
    vi.spyOn(process.stdout, "write").mockReturnValue(true);
    const requestId = "0b7a7f0e-64f5-4d3c-9f52-0c2b9a4f1d11";
    const known = new Headers({ host: "127.0.0.1:3000", "x-request-id": requestId });
    const response = await answer({ ...present, headers: known }, () => Promise.reject("no"));
    expect(problemSchema.parse(await response.json())).toMatchObject({ requestId });
  });

  it("reports only the request id of a bug, and does not log its message", async () => {
    const { response, problem, lines } = await problemFor(new TypeError("alice.chen AKIA hunter2"));
    expect(response.status).toBe(500);
    expect(problem).toMatchObject({
      code: "internal",
      requestId: expect.stringMatching(/^[\w-]{36}$/),
    });
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      requestId: problem.requestId,
      name: "TypeError",
      frames: expect.arrayContaining([expect.stringMatching(/^at /)]),
    });
    expect(JSON.stringify([lines, problem])).not.toMatch(/alice|AKIA|hunter2/);
  });

  it("says how to start when the configuration is wrong, and logs its issues", async () => {
    const { problem, lines } = await problemFor(new ConfigError(["PORT: too large."]));
    expect(problem).toMatchObject({
      code: "internal",
      detail: expect.stringContaining("npm start"),
    });
    expect(lines.join()).toContain("PORT: too large.");
  });

  it("logs nothing when the browser has left", async () => {
    const write = vi.spyOn(process.stdout, "write");
    const response = await answer({ headers, signal: AbortSignal.abort() }, () =>
      Promise.reject(new Error("gone")),
    );
    expect(await response.text()).toBe("");
    expect(write).not.toHaveBeenCalled();
  });
});
