import { getEventListeners } from "node:events";
import { request as send } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { HttpServer } from "@/lib/server/http/http-server";
import { drain } from "@/lib/server/launch/drain";
import { ProblemError } from "@/lib/server/problem";
import { processState } from "@/lib/server/process-state";
import { catchLines } from "@/lib/testing/fakes/caught-lines";
import { fedBody } from "@/lib/testing/fakes/fed-body";
import { ask, firstOf, serveStream, untilStill } from "@/lib/testing/fakes/served-stream";
import type { StreamBody } from "./stream-body";

const HOST = "127.0.0.1";
const READ = { route: "/api/export", query: "state=all", continued: false };
/** A busy machine is no failure. */
const PATIENT = { timeout: 60_000 };
const throttled = new ProblemError("aws-throttled", "Wait.");

let lines: string[] = [];
let server: HttpServer;
let signals: readonly AbortSignal[] = [];
beforeEach(() => {
  lines = catchLines();
});
afterEach(async () => {
  vi.useRealTimers();
  server.cut();
  await server.close();
  Object.assign(processState(), { draining: false, answerBy: Number.POSITIVE_INFINITY });
  vi.restoreAllMocks();
});

/** A server with one route whose answer is this body; its port. */
async function serve(body: StreamBody): Promise<number> {
  const served = await serveStream(READ, body);
  ({ server, signals } = served);
  return served.port;
}

function audits(): { code: string; rows: number; requestId: string }[] {
  return lines.map((line) => JSON.parse(line)).filter((line) => line.audit === "read");
}

async function auditLine() {
  await expect.poll(audits, PATIENT).toHaveLength(1);
  return audits()[0];
}

/** The source has ended, and nothing of the answer is left behind. */
async function expectReleased({ seen }: ReturnType<typeof fedBody>) {
  await expect.poll(() => seen.isReturned, PATIENT).toBe(true);
  expect(processState().onDraining.size).toBe(0);
  for (const signal of signals) expect(getEventListeners(signal, "abort")).toHaveLength(0);
  await expect.poll(() => server.inFlight(), PATIENT).toBe(0);
  expect(audits()).toHaveLength(1);
}

describe("a streamed answer", () => {
  it("arrives whole, and is audited when it ends", async () => {
    const source = fedBody();
    const port = await serve(source.body);
    source.feed("one\n");
    const response = await ask(port);
    expect(response.headers).toMatchObject({
      "content-type": "application/x-ndjson",
      "cache-control": "private, no-store",
      "transfer-encoding": "chunked",
    });
    const body = text(response);
    expect(audits()).toEqual([]);
    source.feed("two\n");
    source.feed(null);
    expect(await body).toBe("one\ntwo\n");
    expect(response.complete).toBe(true);
    const requestId = response.headers["x-request-id"];
    expect(await auditLine()).toMatchObject({ query: READ.query, code: "ok", rows: 2, requestId });
    expect([...source.seen.requestIds]).toEqual([requestId]);
    await expectReleased(source);
  });

  it("is a problem document if it fails before its first chunk", async () => {
    const source = fedBody();
    const port = await serve(source.body);
    source.feed(throttled);
    const response = await ask(port);
    expect(response.statusCode).toBe(503);
    expect(JSON.parse(await text(response))).toMatchObject({ code: "aws-throttled" });
    expect(await auditLine()).toMatchObject({ code: "aws-throttled", rows: 0 });
    await expectReleased(source);
  });

  it.each([
    ["a known problem", throttled, "aws-throttled"],
    ["a bug", new TypeError("hunter2"), "internal"],
  ])("breaks off when its source fails half-way by %s", async (_name, error, code) => {
    const source = fedBody();
    const port = await serve(source.body);
    source.feed("one\n");
    const response = await ask(port);
    expect(await firstOf(response)).toBe("one\n");
    source.feed(error);
    await expect(text(response)).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(response.complete).toBe(false);
    expect(await auditLine()).toMatchObject({ code, rows: 1 });
    expect(lines.join("")).not.toContain("hunter2");
    await expectReleased(source);
  });

  it("ends its source when the browser leaves", async () => {
    const source = fedBody();
    const port = await serve(source.body);
    source.feed("one\n");
    const response = await ask(port);
    await firstOf(response);
    response.destroy();
    expect(await auditLine()).toMatchObject({ code: "client-closed", rows: 1 });
    expect(source.signal().aborted).toBe(true);
    await expectReleased(source);
  });

  it("ends its source when the browser leaves before the first chunk", async () => {
    const source = fedBody();
    const port = await serve(source.body);
    const request = send({ host: HOST, port }).on("error", () => {});
    request.end();
    await expect.poll(() => source.seen.reads, PATIENT).toBe(1);
    request.destroy();
    expect(await auditLine()).toMatchObject({ code: "client-closed", rows: 0 });
    await expectReleased(source);
  });

  it("resets the connection of a client without chunks, to whom an end would look like the whole", async () => {
    const source = fedBody();
    const socket = connect(await serve(source.body), HOST);
    source.feed("one\n");
    socket.write("GET /api/export HTTP/1.0\r\n\r\n");
    // Where the reset comes together with data, libuv gives it to a Node client as an end.
    await expect.poll(() => String(socket.read() ?? ""), PATIENT).toContain("one");
    source.feed(throttled);
    await expect(text(socket)).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(await auditLine()).toMatchObject({ code: "aws-throttled", rows: 1 });
    await expectReleased(source);
  });

  it("is read no faster than the browser takes it", async () => {
    const source = fedBody();
    const port = await serve(source.body);
    for (let chunk = 0; chunk < 20; chunk += 1) source.feed("x".repeat(1_000_000));
    source.feed(null);
    const response = await ask(port);
    await untilStill(() => source.seen.reads);
    expect(source.seen.reads).toBeLessThan(20);
    expect((await text(response)).length).toBe(20_000_000);
    expect(await auditLine()).toMatchObject({ code: "ok", rows: 20 });
  });

  it("has no body for HEAD, and lets go of its source", async () => {
    const source = fedBody();
    const port = await serve(source.body);
    source.feed("one\n");
    const response = await ask(port, "HEAD");
    expect(response.headers["content-type"]).toBe("application/x-ndjson");
    expect(await text(response)).toBe("");
    expect(await auditLine()).toMatchObject({ code: "ok", rows: 0 });
    await expectReleased(source);
  });

  it("breaks off before a draining process ends, and says so", async () => {
    const source = fedBody();
    const port = await serve(source.body);
    source.feed("one\n");
    const response = await ask(port);
    await firstOf(response);
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const done = drain(server, { waitMs: 3000, limitMs: 9000 });
    source.feed("two\n");
    expect(await firstOf(response)).toBe("two\n");
    expect(audits()).toEqual([]);
    const broken = expect(text(response)).rejects.toMatchObject({ code: "ECONNRESET" });
    await vi.advanceTimersByTimeAsync(8500);
    await broken;
    expect(response.complete).toBe(false);
    expect(await auditLine()).toMatchObject({ code: "server-closed", rows: 2 });
    await vi.advanceTimersByTimeAsync(500);
    expect(await done).toBe(true);
    await expectReleased(source);
    expect(vi.getTimerCount()).toBe(0);
  });
});
