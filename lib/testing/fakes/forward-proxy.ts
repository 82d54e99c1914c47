import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  request,
  type ServerResponse,
} from "node:http";
import { createServer as createTlsServer } from "node:https";
import { connect, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { PROXY_CERTIFICATE } from "./test-certificate";

/** The behaviour of a forward proxy in a test. */
type Behaviour = {
  /** Names that it alone resolves, and the ports of 127.0.0.1 to which it leads them. All others it cannot reach. */
  hosts?: Record<string, number>;
  /** `user:password` that it asks for. */
  credentials?: string;
  /** The header `Proxy-Authenticate` with which it asks. */
  challenge?: string;
  /** Whether it is an https proxy, with a certificate of its own. */
  isTls?: boolean;
  /** The status with which it answers everything. */
  refusal?: number;
};

/** A forward proxy on loopback, for tests. `passed` has the requests that came: `CONNECT host:port` or `GET http://…`. */
export async function forwardProxy(behaviour: Behaviour) {
  const { hosts = {}, credentials, challenge = 'Basic realm="test"', refusal } = behaviour;
  const passed: string[] = [];
  const sockets = new Set<Duplex>();

  /** The status of a refusal; null: it is passed on. */
  function statusFor({ method, url, headers }: IncomingMessage, hostname: string): number | null {
    passed.push(`${method} ${url}`);
    if (refusal !== undefined) return refusal;
    const expected = `Basic ${Buffer.from(credentials ?? "").toString("base64")}`;
    if (credentials !== undefined && headers["proxy-authorization"] !== expected) return 407;
    return hosts[hostname] === undefined ? 502 : null;
  }

  const listener: RequestListener = (incoming, answer) => {
    const url = new URL(incoming.url ?? "", "http://not-a-proxy-request.test");
    const status = statusFor(incoming, url.hostname);
    if (status !== null) return refuse(answer, status, challenge);
    const { "proxy-authorization": _, ...headers } = incoming.headers;
    const onward = request({
      host: "127.0.0.1",
      port: hosts[url.hostname],
      method: incoming.method,
      path: `${url.pathname}${url.search}`,
      headers,
    });
    onward.on("response", (response) => {
      answer.writeHead(response.statusCode ?? 500, response.headers);
      response.pipe(answer);
    });
    onward.on("error", () => answer.destroy());
    incoming.pipe(onward);
  };
  const server = behaviour.isTls
    ? createTlsServer(PROXY_CERTIFICATE, listener)
    : createServer(listener);
  server.on("connect", (incoming: IncomingMessage, socket: Duplex) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    const { hostname } = new URL(`http://${incoming.url}`);
    const status = statusFor(incoming, hostname);
    if (status !== null) {
      socket.end(
        `HTTP/1.1 ${status} No\r\nProxy-Authenticate: ${challenge}\r\nContent-Type: text/html\r\n\r\n<html>No</html>`,
      );
      return;
    }
    const onward = connect(hosts[hostname] ?? 0, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      onward.pipe(socket).pipe(onward);
    });
    sockets.add(onward);
    onward.on("error", () => socket.destroy());
  });
  server.on("connection", (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  // TLS asks for a name, and for no address.
  const host = `${behaviour.isTls ? "localhost" : "127.0.0.1"}:${port}`;
  const scheme = behaviour.isTls ? "https" : "http";
  return {
    passed,
    port,
    url: `${scheme}://${host}`,
    /** The address with these credentials. */
    urlWith: (userinfo: string) => `${scheme}://${userinfo}@${host}`,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      server.close();
    },
  };
}

function refuse(answer: ServerResponse, status: number, challenge: string) {
  answer.writeHead(status, { "Content-Type": "text/html", "Proxy-Authenticate": challenge });
  answer.end("<html>No</html>");
}
