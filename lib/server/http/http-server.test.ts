import { once } from "node:events";
import { Agent, get, type IncomingMessage, type RequestListener } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { drain } from "@/lib/server/launch/drain";
import { processState } from "@/lib/server/process-state";
import { freePort } from "@/lib/testing/fakes/free-port";
import { type HttpServer, makeHttpServer } from "./http-server";

const HOST = "127.0.0.1";
const AT_ONCE = { waitMs: 0, limitMs: 60_000 };

const kept = new Agent({ keepAlive: true });
afterEach(() => {
  kept.destroy();
  vi.useRealTimers();
  Object.assign(processState(), { draining: false, answerBy: Number.POSITIVE_INFINITY });
});

async function serve(handle: RequestListener): Promise<{ server: HttpServer; port: number }> {
  const port = await freePort();
  const server = makeHttpServer(handle, { origins: [], isHttps: false });
  await server.listen({ host: HOST, port });
  return { server, port };
}

/** Sends a request over a keep-alive connection. */
async function ask(
  port: number,
  headers: Record<string, string> = {},
  agent = kept,
): Promise<IncomingMessage> {
  const answer: IncomingMessage[] = await once(
    get({ host: HOST, port, agent, headers }),
    "response",
  );
  const [response] = answer;
  if (!response) throw new Error("no answer");
  return response;
}

/** A handler whose answers wait until the gate opens. */
function gate() {
  const waiting: (() => void)[] = [];
  const arrivals: (() => void)[] = [];
  return {
    handle: ((_request, response) => {
      waiting.push(() => response.end("late"));
      for (const arrive of arrivals.splice(0)) arrive();
    }) satisfies RequestListener,
    arrived: () => new Promise<void>((resolve) => arrivals.push(resolve)),
    open: () => {
      for (const release of waiting.splice(0)) release();
    },
  };
}

describe("makeHttpServer", () => {
  it("gives each request its own id, whatever the client sends", async () => {
    const { server, port } = await serve((request, response) =>
      response.end(request.headers["x-request-id"]),
    );
    const answers = [await ask(port, { "x-request-id": "hunter2" }), await ask(port)];
    const seen = await Promise.all(answers.map((answer) => text(answer)));
    expect(answers.map((answer) => answer.headers["x-request-id"])).toEqual(seen);
    expect(new Set(seen).size).toBe(2);
    for (const id of seen) expect(id).toMatch(/^[\da-f-]{36}$/);
    await drain(server, AT_ONCE);
  });

  it("keeps connections for longer than a load balancer does", async () => {
    const { server, port } = await serve((_request, response) => response.end());
    const answer = await ask(port);
    answer.resume();
    expect(answer.headers["keep-alive"]).toBe("timeout=65");
    await drain(server, AT_ONCE);
  });

  it("reports a port that is in use", async () => {
    const { server, port } = await serve((_request, response) => response.end());
    const second = makeHttpServer(() => undefined, { origins: [], isHttps: false });
    await expect(second.listen({ host: HOST, port })).rejects.toMatchObject({ code: "EADDRINUSE" });
    await drain(server, AT_ONCE);
  });
});

describe("drain", () => {
  it("is unready at once and still answers, but closes its connections", async () => {
    const { server, port } = await serve((_request, response) => response.end("still"));
    (await ask(port)).resume();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const done = drain(server, { waitMs: 3000, limitMs: 9500 });
    expect(processState().draining).toBe(true);
    const answer = await ask(port);
    expect(answer.headers.connection).toBe("close");
    expect(await text(answer)).toBe("still");
    await vi.advanceTimersByTimeAsync(3000);
    expect(await done).toBe(true);
    await expect(ask(port, {}, new Agent())).rejects.toMatchObject({ code: "ECONNREFUSED" });
  });

  it("finishes an answer in progress and closes its connection", async () => {
    const { handle, arrived, open } = gate();
    const { server, port } = await serve(handle);
    const begun = arrived();
    const asked = ask(port);
    await begun;
    expect(server.inFlight()).toBe(1);
    const done = drain(server, AT_ONCE);
    open();
    const answer = await asked;
    expect(answer.headers.connection).toBe("close");
    expect(await text(answer)).toBe("late");
    expect(await done).toBe(true);
  });

  it("finishes an answer whose head has already been sent", async () => {
    let finish = () => {};
    const { server, port } = await serve((_request, response) => {
      response.write("half ");
      finish = () => response.end("and half");
    });
    const answer = await ask(port);
    const done = drain(server, AT_ONCE);
    finish();
    expect(await text(answer)).toBe("half and half");
    expect(await done).toBe(true);
  });

  it("does not wait for connections without a request", async () => {
    const { server, port } = await serve((_request, response) => response.end());
    const idle = connect(port, HOST);
    await once(idle, "connect");
    (await ask(port)).resume();
    const ended = once(idle, "close");
    idle.resume();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const done = drain(server, AT_ONCE);
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(2));
    await vi.advanceTimersByTimeAsync(300);
    expect(await done).toBe(true);
    await ended;
  });

  it("answers a request on a connection that was opened just before", async () => {
    const { server, port } = await serve((_request, response) => response.end("just in time"));
    const late = connect(port, HOST);
    await once(late, "connect");
    (await ask(port)).resume();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const done = drain(server, AT_ONCE);
    await vi.advanceTimersByTimeAsync(100);
    late.end("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    expect(await text(late)).toContain("just in time");
    await vi.advanceTimersByTimeAsync(300);
    expect(await done).toBe(true);
  });

  it("gives up on an answer that never comes", async () => {
    const { handle, arrived, open } = gate();
    const { server, port } = await serve(handle);
    const begun = arrived();
    const asked = ask(port);
    await begun;
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const done = drain(server, { waitMs: 3000, limitMs: 9500 });
    await vi.advanceTimersByTimeAsync(9500);
    expect(await done).toBe(false);
    expect(server.inFlight()).toBe(1);
    const cutOff = expect(asked).rejects.toMatchObject({ code: "ECONNRESET" });
    server.cut();
    await cutOff;
    open();
  });
});
