import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { describeWithRedis, testRedis } from "@/lib/testing/fakes/test-redis";
import {
  closeShared,
  expectNothing,
  hastyShared,
  onceShared,
  waitForChange,
  watchedShared,
} from "@/lib/testing/fakes/watched-shared";

afterEach(closeShared);

/** Starts a server that is not Redis. `onConnection` handles each connection. */
async function impostor(onConnection: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    onConnection(socket);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return `redis://127.0.0.1:${address.port}`;
}

function answers(text: string) {
  return (socket: Socket) => socket.on("data", () => socket.write(text));
}

describe("a server that is not Redis", () => {
  it.each([
    ["speaks HTTP", answers("HTTP/1.1 400 Bad Request\r\n\r\n"), "garbage"],
    ["answers with noise", answers("\u0000\u0007\r\n\r\n$$$"), "garbage"],
    ["sends more replies than requests", answers(":0\r\n".repeat(100)), "garbage"],
    ["answers everything with OK", answers("+OK\r\n+OK\r\n+OK\r\n"), "garbage"],
    ["promises more than it sends", answers("$1000000000\r\n"), "slow"],
    ["says nothing", () => {}, "slow"],
    ["closes at once", (socket: Socket) => socket.end(), "closed"],
    ["resets the connection", (socket: Socket) => socket.resetAndDestroy(), "closed"],
    ["refuses with an error of its own", answers("-ERR hunter2\r\n".repeat(3)), "refused"],
    ["is part of a cluster", answers("-MOVED 3999 hunter2:6381\r\n".repeat(3)), "cluster"],
    ["is loading its data", answers("-LOADING hunter2\r\n".repeat(3)), "busy"],
    ["is a replica", answers("-READONLY hunter2\r\n".repeat(3)), "read-only"],
  ])("shares nothing when the server %s", async (_, onConnection, reason) => {
    // Nothing else can be slow, also on a busy machine.
    const open = reason === "slow" ? hastyShared : onceShared;
    const shared = open(await impostor(onConnection));
    await expectNothing(shared);
    await vi.waitFor(() => expect(shared.changes).toEqual([`local: ${reason}`]), { timeout: 5000 });
    await expectNothing(shared);
    expect(shared.failures).toEqual([reason]);
  });

  it("shares nothing for a URL of another protocol", async () => {
    const shared = watchedShared("http://hunter2@127.0.0.1");
    await expectNothing(shared);
    expect(shared.changes).toEqual(["local: garbage"]);
  });

  it("shares nothing for TLS to a port without TLS", async () => {
    const shared = watchedShared(
      (await impostor(answers("HTTP/1.1 400 Bad Request\r\n\r\n"))).replace("redis:", "rediss:"),
    );
    await expectNothing(shared);
    expect(shared.changes).toEqual(["local: tls"]);
  });
});

describeWithRedis("a server that replaces Redis", () => {
  it("is recognised", async () => {
    const redis = await testRedis();
    await redis.start();
    onTestFinished(() => redis.kill());
    let isBroken = false;
    const url = await impostor((socket) => {
      const real = connect(Number(new URL(redis.url).port), "127.0.0.1");
      real.on("data", (data) => socket.write(isBroken ? "garbage\r\n" : data));
      socket.on("data", (data) => real.write(data));
      socket.on("close", () => real.destroy());
    });
    const shared = watchedShared(url);
    await waitForChange(shared, "shared");
    isBroken = true;
    await waitForChange(shared, "local: garbage");
    isBroken = false;
    await waitForChange(shared, "shared");
  });
});
