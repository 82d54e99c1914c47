import "server-only";
import * as http from "node:http";
import * as https from "node:https";
import { connect, isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import * as z from "zod";
import type { ForwardProxy } from "@/lib/server/config/forward-proxy";
import { answeredItself, connectionFailed, notAnswered } from "./forward-proxy-error";

/** Less than the 3 s after which the AWS SDK gives up a connection, so that the error can name the proxy. */
const LIMIT_MS = 2500;

const coded = z.object({ code: z.string() });

/** A host and a port, as a URL writes them. */
export function targetOf(host: string, port: number): string {
  return isIP(host) === 6 ? `[${host}]:${port}` : `${host}:${port}`;
}

/**
 * Opens a tunnel through the proxy to `target` (host and port) by CONNECT (RFC 9110, 9.3.6). Rejects with a
 * `ForwardProxyError`, at the latest after `limitMs`.
 */
export function openTunnel(
  proxy: ForwardProxy,
  target: string,
  limitMs: number = LIMIT_MS,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const { host, port, isTls, authorization } = proxy;
    const request = (isTls ? https : http).request({
      host,
      port,
      method: "CONNECT",
      path: target,
      agent: false,
      // Otherwise Node takes the name from the header Host, which is that of the target.
      servername: servernameOf(host),
      headers: {
        Host: target,
        ...(authorization !== null && { "Proxy-Authorization": authorization }),
      },
    });
    const timer = setTimeout(() => {
      reject(notAnswered(proxy, target));
      request.destroy();
    }, limitMs);
    request.on("error", (error) => {
      clearTimeout(timer);
      reject(connectionFailed(proxy, codeOf(error)));
    });
    request.on("connect", ({ statusCode: status = 0, headers }, socket, head) => {
      clearTimeout(timer);
      if (status >= 200 && status < 300) {
        if (head.length > 0) socket.unshift(head);
        resolve(socket);
        return;
      }
      socket.destroy();
      reject(
        answeredItself(proxy, target, { status, challenge: headers["proxy-authenticate"] ?? "" }),
      );
    });
    request.end();
  });
}

/**
 * Connects to the proxy itself, for requests that it forwards to `target`. Rejects with a `ForwardProxyError`, at the
 * latest after `limitMs`.
 */
export function connectToProxy(
  proxy: ForwardProxy,
  target: string,
  limitMs: number = LIMIT_MS,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const { host, port, isTls } = proxy;
    const socket = isTls
      ? connectTls({ host, port, servername: servernameOf(host) })
      : connect({ host, port });
    const timer = setTimeout(() => {
      reject(notAnswered(proxy, target));
      socket.destroy();
    }, limitMs);
    const onError = (error: Error) => {
      clearTimeout(timer);
      reject(connectionFailed(proxy, codeOf(error)));
    };
    socket.once("error", onError);
    socket.once(isTls ? "secureConnect" : "connect", () => {
      clearTimeout(timer);
      socket.off("error", onError);
      resolve(socket);
    });
  });
}

/** The name that TLS asks for. An address is no such name (RFC 6066, 3). */
function servernameOf(host: string): string {
  return isIP(host) === 0 ? host : "";
}

function codeOf(error: unknown): string {
  return coded.safeParse(error).data?.code ?? "";
}
