import "server-only";
import { randomUUID } from "node:crypto";
import { createServer, type RequestListener, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { REQUEST_ID_HEADER } from "@/lib/server/request-context";
import { admit, type RawStatus, rawRefusal } from "./gate";
import type { HeaderPolicy } from "./security-headers";

/** Longer than the 60 s after which an AWS load balancer closes: if this server closed first, it would answer 502. */
const KEEP_ALIVE_MS = 65_000;
/**
 * A session cookie, an embed token or a proxy's assertions, and the longest cursor with its filters: together they
 * exceed Node's own 16 KB. The gate limits the target.
 */
const MAX_HEADER_BYTES = 65_536;
/** How long a client may take to send the head of a request, and the whole request. Ours have no body. */
const HEADERS_MS = 20_000;
const REQUEST_MS = 30_000;
/** How long a connection that was opened just before the end may take to send its request. */
const LAST_WORDS_MS = 300;
/** How many more turns of the event loop may accept connections, one each: a flood must not delay the end forever. */
const MOST_TURNS = 64;

/** The status that Node answers to a request that it cannot read; 400 for any other error. */
const STATUS_OF = new Map<string, RawStatus>([
  ["HPE_HEADER_OVERFLOW", 431],
  ["ERR_HTTP_REQUEST_TIMEOUT", 408],
]);

/** A server that can be closed without losing an answer. */
export type HttpServer = {
  /** Listens; throws if it cannot. */
  listen(at: { host: string; port: number }): Promise<void>;
  /** From now on every answer closes its connection, so that clients reconnect to another server. */
  retire(): void;
  /** Accepts no new connections; resolves when every request that was received has been answered. */
  close(): Promise<void>;
  /** Destroys all connections, which aborts the signals of their requests. */
  cut(): void;
  /** How many requests are not answered yet. */
  inFlight(): number;
};

/**
 * Serves with `handle` the requests that the gate admits; every answer has the headers of `policy`. Each request gets
 * its own id, which overrides one from the client, in its header `x-request-id` and in that of the answer.
 */
export function makeHttpServer(handle: RequestListener, policy: HeaderPolicy): HttpServer {
  const sockets = new Set<Socket>();
  const due = new Set<ServerResponse>();
  let isRetired = false;
  let isSweeping = false;
  let accepted = 0;
  const onRequest: RequestListener = (request, response) => {
    const id = randomUUID();
    response.setHeader("X-Request-Id", id);
    if (isRetired) response.setHeader("Connection", "close");
    due.add(response);
    if (request.httpVersion === "1.0") resetWhenCut(response);
    response.once("close", () => {
      due.delete(response);
      if (isSweeping) endIdle();
    });
    if (!admit(request, response, policy)) return;
    request.headers[REQUEST_ID_HEADER] = id;
    handle(request, response);
  };
  const server = createServer(
    {
      keepAliveTimeout: KEEP_ALIVE_MS,
      headersTimeout: HEADERS_MS,
      requestTimeout: REQUEST_MS,
      maxHeaderSize: MAX_HEADER_BYTES,
      // The gate checks it, and answers with the usual headers.
      requireHostHeader: false,
    },
    onRequest,
  );
  // A client with any expectation gets its answer at once: no route reads a body.
  server.on("checkExpectation", onRequest);
  server.on("connect", (_request, socket) => refuseRaw(socket, 405));
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    const isBusy = [...due].some((answer) => answer.socket === socket && answer.headersSent);
    if (isBusy || !socket.writable || error.code === "ECONNRESET") socket.destroy(error);
    else refuseRaw(socket, STATUS_OF.get(error.code ?? "") ?? 400);
  });
  server.on("connection", (socket) => {
    accepted += 1;
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });

  function refuseRaw(socket: Duplex, status: RawStatus) {
    socket.end(rawRefusal(status, policy), () => socket.destroy());
  }

  /** Accepts the connections that already wait, because the kernel would reset them, until a turn brings none. */
  function closeWhenQuiet(closeNow: () => void, turns: number) {
    const before = accepted;
    setImmediate(() => {
      if (accepted === before || turns === 0) closeNow();
      else closeWhenQuiet(closeNow, turns - 1);
    });
  }

  /** Also closes connections without any request: browsers open some in advance. */
  function endIdle() {
    const busy = new Set([...due].map((response) => response.socket));
    for (const socket of sockets) if (!busy.has(socket)) socket.destroySoon();
  }

  return {
    listen: (at) =>
      new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(at, () => {
          server.off("error", reject);
          resolve();
        });
      }),
    retire() {
      isRetired = true;
      for (const response of due) {
        if (!response.headersSent) response.setHeader("Connection", "close");
      }
    },
    close: () =>
      new Promise((resolve) => {
        closeWhenQuiet(() => {
          server.close(() => resolve());
          setTimeout(() => {
            isSweeping = true;
            // After the bytes that arrived in the meantime have been read.
            setImmediate(endIdle);
          }, LAST_WORDS_MS);
        }, MOST_TURNS);
      }),
    cut() {
      for (const response of due) response.destroy();
      for (const socket of sockets) socket.destroy();
    },
    inFlight: () => due.size,
  };
}

/**
 * Resets the connection if its answer is destroyed half-way. In HTTP/1.0, which proxies still speak, a body has no
 * chunks and ends with the connection: after a plain close it would look whole.
 */
function resetWhenCut(response: ServerResponse): void {
  const destroy = response.destroy.bind(response);
  response.destroy = (error) => {
    if (!response.writableFinished) response.socket?.resetAndDestroy();
    return destroy(error);
  };
}
