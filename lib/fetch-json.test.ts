import { afterEach, describe, expect, it, vi } from "vitest";
import { number, object } from "zod/mini";
import { ApiError } from "./api-error";
import { fetchJson } from "./fetch-json";

const schema = object({ rows: number() });
const never = new AbortController().signal;

afterEach(() => {
  vi.unstubAllGlobals();
});

/** The result for an answer of the server. */
async function fetched(answer: () => Response | Promise<Response>, signal = never, wait?: number) {
  const fetch = vi.fn(async (_path: string, _init: RequestInit) => await answer());
  vi.stubGlobal("fetch", fetch);
  const result = await fetchJson("/api/x", schema, signal, wait).catch((error: unknown) => error);
  return { result, fetch };
}

const problem = {
  type: "urn:sessionscope:problem:aws-throttled",
  title: "AWS is throttling",
  status: 503,
  detail: "Wait a moment.",
  code: "aws-throttled",
  requestId: "r-1",
  retryAfterSeconds: 5,
};

describe("fetchJson", () => {
  it("gives the answer, and hands over the signal", async () => {
    const { result, fetch } = await fetched(() => Response.json({ rows: 1 }));
    expect(result).toEqual({ rows: 1 });
    expect(fetch).toHaveBeenCalledWith("/api/x", { signal: never, headers: {} });
  });

  it("says how long the server may take", async () => {
    const { fetch } = await fetched(() => Response.json({ rows: 1 }), never, 10);
    const headers = { Prefer: "wait=10" };
    expect(fetch).toHaveBeenCalledWith("/api/x", { signal: never, headers });
  });

  it("throws a problem document as what it says", async () => {
    const { result } = await fetched(() => Response.json(problem, { status: 503 }));
    expect(result).toBeInstanceOf(ApiError);
    expect(result).toMatchObject({
      code: "aws-throttled",
      title: "AWS is throttling",
      message: "Wait a moment.",
      requestId: "r-1",
      retryAfterSeconds: 5,
    });
  });

  it.each([
    ["a page", () => new Response("<html>Sign in</html>")],
    ["an answer of another shape", () => Response.json({ rows: "1" })],
    ["a failure without a problem", () => Response.json({ rows: 1 }, { status: 500 })],
    ["nothing", () => new Response(null, { status: 502 })],
  ])("does not take %s for an answer", async (_, answer) => {
    const { result } = await fetched(answer);
    expect(result).toBeInstanceOf(ApiError);
    expect(result).toMatchObject({ code: "bad-answer" });
  });

  it("says that the server cannot be reached", async () => {
    const { result } = await fetched(() => Promise.reject(new TypeError("fetch failed")));
    expect(result).toBeInstanceOf(ApiError);
    expect(result).toMatchObject({ code: "network", retryAfterSeconds: null });
  });

  it("is no failure when the page has moved on, before the answer or in the middle of it", async () => {
    const gone = new Error("gone");
    const before = await fetched(() => Promise.reject(gone), AbortSignal.abort(gone));
    expect(before.result).toBe(gone);
    const broken = new ReadableStream({ start: (controller) => controller.error(gone) });
    const within = await fetched(() => new Response(broken), AbortSignal.abort(gone));
    expect(within.result).toBe(gone);
  });
});
