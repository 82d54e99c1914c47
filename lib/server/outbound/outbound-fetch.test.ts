import { createServer, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { forwardProxy } from "@/lib/testing/fakes/forward-proxy";
import { clearProxies } from "@/lib/testing/fakes/proxied-environment";
import { TEST_CERTIFICATE } from "@/lib/testing/fakes/test-certificate";
import { forwardProxyErrorOf } from "./forward-proxy-error";
import { outboundFetch } from "./outbound-fetch";

const HOST = "api.internal.test";

beforeEach(clearProxies);
afterEach(() => {
  vi.unstubAllEnvs();
});

/** A server that only a forward proxy reaches. */
async function serverBehind(
  isTls: boolean,
  listener: RequestListener,
  behaviour: Parameters<typeof forwardProxy>[0] = {},
) {
  const server = isTls ? createTlsServer(TEST_CERTIFICATE, listener) : createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const proxy = await forwardProxy({ hosts: { [HOST]: port }, ...behaviour });
  onTestFinished(() => {
    proxy.close();
    server.closeAllConnections();
    server.close();
  });
  vi.stubEnv("ALL_PROXY", proxy.url);
  return { url: `${isTls ? "https" : "http"}://${HOST}`, proxy };
}

const echo: RequestListener = async (request, response) => {
  const body = Buffer.concat(await request.toArray()).toString();
  const { method, url, headers } = request;
  response.setHeader("set-cookie", ["a=1", "b=2"]);
  response.statusCode = 201;
  response.end(JSON.stringify({ method, url, headers, body }));
};

describe.each([true, false])("outboundFetch through a proxy (TLS: %s)", (isTls) => {
  it("sends what fetch would send, and gives what the server answers", async () => {
    const { url } = await serverBehind(isTls, echo);
    const body = new URLSearchParams({ code: "é&=" });
    const headers = { authorization: "Basic abc" };
    const answer = await outboundFetch(`${url}/a%20b?x=1&x=%2F`, { method: "POST", body, headers });
    expect(answer.status).toBe(201);
    expect(answer.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    const told = await answer.json();
    expect(told).toMatchObject({
      method: "POST",
      url: "/a%20b?x=1&x=%2F",
      body: String(body),
      headers: {
        host: HOST,
        authorization: "Basic abc",
        "content-type": "application/x-www-form-urlencoded;charset=UTF-8",
        "content-length": String(String(body).length),
      },
    });
    expect(told.headers).not.toHaveProperty("proxy-authorization");
  });

  it("gives answers without a body, and redirects only if they are wanted", async () => {
    const { url } = await serverBehind(isTls, ({ url: path }, response) => {
      if (path === "/empty") response.writeHead(204).end();
      else response.writeHead(302, { location: "/empty" }).end("there");
    });
    const empty = await outboundFetch(`${url}/empty`);
    expect([empty.status, empty.body]).toEqual([204, null]);
    const redirect = await outboundFetch(`${url}/there`, { redirect: "manual" });
    expect([redirect.status, redirect.headers.get("location")]).toEqual([302, "/empty"]);
    await expect(outboundFetch(`${url}/there`, { redirect: "error" })).rejects.toThrow(
      new TypeError("fetch failed"),
    );
  });

  it("ends with the reason of its signal, before the answer and within it", async () => {
    const { url } = await serverBehind(isTls, ({ url: path }, response) => {
      if (path === "/begun") response.write("begun");
    });
    const aborted = AbortSignal.abort(new Error("enough"));
    await expect(outboundFetch(url, { signal: aborted })).rejects.toThrow("enough");
    const late = AbortSignal.timeout(50);
    await expect(outboundFetch(url, { signal: late })).rejects.toMatchObject({
      name: "TimeoutError",
    });
    const control = new AbortController();
    const answer = await outboundFetch(`${url}/begun`, { signal: control.signal });
    control.abort();
    await expect(answer.text()).rejects.toThrow();
  });

  it("names the proxy if it asks for credentials", async () => {
    const { url, proxy } = await serverBehind(isTls, echo, { credentials: "a:b" });
    const thrown: unknown = await outboundFetch(url).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(TypeError);
    expect(thrown).toHaveProperty("message", "fetch failed");
    expect(forwardProxyErrorOf(thrown)?.message).toContain(
      `The proxy ${proxy.url} asks for a user name and password`,
    );
  });

  it("fails as fetch does if the server goes away", async () => {
    const { url } = await serverBehind(isTls, ({ socket }) => socket.destroy());
    const thrown: unknown = await outboundFetch(url).catch((error: unknown) => error);
    expect(thrown).toHaveProperty("message", "fetch failed");
    expect(forwardProxyErrorOf(thrown)).toBeNull();
  });
});
