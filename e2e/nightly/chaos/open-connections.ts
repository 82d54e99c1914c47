import { once } from "node:events";
import { get } from "node:http";
import { connect, type Socket } from "node:net";

/** Fewer than a server lets wait to be accepted; beyond that the kernel tries again only after seconds. */
const AT_ONCE = 100;

/**
 * Opens so many connections, and gives what asks for a path on all of them in the same moment: the statuses,
 * 0 where there was no answer. Each connection can be used once.
 */
export async function openConnections(
  appUrl: string,
  count: number,
): Promise<(path: string) => Promise<number[]>> {
  const { hostname, port } = new URL(appUrl);
  const sockets: Socket[] = [];
  while (sockets.length < count) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - sockets.length) }, () =>
      connect({ host: hostname, port: Number(port) }),
    );
    await Promise.all(some.map((socket) => once(socket, "connect")));
    sockets.push(...some);
  }
  return (path) => Promise.all(sockets.map((socket) => statusOf(`${appUrl}${path}`, socket)));
}

function statusOf(url: string, socket: Socket): Promise<number> {
  return new Promise((resolve) => {
    const request = get(url, { createConnection: () => socket }, (response) => {
      response.resume();
      response.on("error", () => resolve(0));
      response.on("end", () => {
        socket.destroy();
        resolve(response.statusCode ?? 0);
      });
    });
    request.on("error", () => resolve(0));
  });
}
