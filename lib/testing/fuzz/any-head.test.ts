import { once } from "node:events";
import { IncomingMessage, ServerResponse } from "node:http";
import { type AddressInfo, connect, createServer as createProbe, Socket } from "node:net";
import { text } from "node:stream/consumers";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { admit } from "@/lib/server/http/gate";
import { type HttpServer, makeHttpServer } from "@/lib/server/http/http-server";
import { drain } from "@/lib/server/launch/drain";
import { hostileBytes, hostileTarget, METHODS } from "@/lib/testing/hostile/hostile-bytes";
import { hostileHeaders } from "@/lib/testing/hostile/hostile-headers";
import { fuzz } from "./fuzz";

const POLICY = { origins: ["https://portal.example"], isHttps: true };
/** Headers that replace the caller or the target of a request. They must not pass the gate. */
const FOREIGN = /^(?:x-(?:middleware|invoke|next|vercel|now)-|x-forwarded-(?!for$)|x-original-)|_/;

describe("any head of a request", () => {
  fuzz({
    name: "gate",
    claim: "is admitted or refused, and answered with all security headers",
    inputs: { long: 40_000, short: 200 },
    arbitrary: fc.record({
      method: fc.constantFrom(...METHODS),
      target: hostileTarget,
      headers: hostileHeaders,
      version: fc.constantFrom("1.1", "1.1", "1.0"),
      status: fc.constantFrom(200, 204, 304, 404, 500),
      page: hostileHeaders,
    }),
    holds({ method, target, headers, version, status, page }) {
      const request = new IncomingMessage(new Socket());
      Object.assign(request, { method, url: target, httpVersion: version });
      request.rawHeaders = headers.flat();
      request.headers = Object.fromEntries(headers);
      const response = new ServerResponse(request);
      const isAdmitted = admit(request, response, POLICY);
      if (isAdmitted) {
        expect(Object.keys(request.headers).filter((name) => FOREIGN.test(name))).toEqual([]);
        response.writeHead(status, Object.fromEntries(page));
      } else {
        expect(response.statusCode).toSatisfy((code: number) => code >= 400 && code < 500);
      }
      const policy = `${response.getHeader("content-security-policy")}`;
      expect(policy).toMatch(/^default-src 'none'; base-uri 'none'; frame-ancestors /);
      expect(policy).not.toMatch(/unsafe|evil/);
      expect(response.getHeader("x-content-type-options")).toBe("nosniff");
      expect(response.getHeader("referrer-policy")).toBe("no-referrer");
      expect(response.getHeader("strict-transport-security")).toMatch(/^max-age=/);
      if (!policy.includes("https://portal.example")) {
        expect(response.getHeader("x-frame-options")).toBe("DENY");
      }
    },
  });
});

const HOST = "127.0.0.1";
let server: HttpServer;
let port = 0;

beforeAll(async () => {
  const probe = createProbe().listen(0, HOST);
  await once(probe, "listening");
  port = addressOf(probe.address()).port;
  probe.close();
  await once(probe, "close");
  server = makeHttpServer((_request, response) => response.end("handled"), POLICY);
  await server.listen({ host: HOST, port });
});

afterAll(async () => {
  await drain(server, { waitMs: 0, limitMs: 60_000 });
});

/** Sends bytes, ends the connection's sending side, and returns the complete reply. */
async function answerTo(bytes: Buffer): Promise<string> {
  const socket = connect({ port, host: HOST, allowHalfOpen: true });
  // The server may close the connection of a refused request before the last byte is sent.
  socket.on("error", () => undefined);
  socket.end(bytes);
  return await text(socket).catch(() => "");
}

describe("any bytes", () => {
  fuzz({
    name: "raw-http",
    claim:
      "are answered with a status below 500 and all security headers, and so are the next ones",
    inputs: { long: 12_000, short: 100 },
    arbitrary: hostileBytes,
    async holds(bytes) {
      const answers = (await answerTo(bytes)).split(/(?=HTTP\/1\.1 \d{3} )/);
      for (const answer of answers.filter((part) => part !== "")) {
        expect(answer).toMatch(/^HTTP\/1\.1 [1234]\d\d /);
        if (answer.startsWith("HTTP/1.1 100 ")) continue;
        expect(answer).toMatch(/^content-security-policy: default-src 'none'/im);
        expect(answer).toMatch(/^x-content-type-options: nosniff/im);
      }
      expect(await answerTo(WELL)).toMatch(/^HTTP\/1\.1 200 /);
    },
  });
});

const WELL = Buffer.from("GET /active HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (typeof address !== "object" || address === null)
    throw new Error("The server is not listening.");
  return address;
}
