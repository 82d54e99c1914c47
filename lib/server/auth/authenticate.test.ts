import { createServer } from "node:http";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { environmentOf, makeProxy } from "@/lib/testing/fakes/fake-proxy";
import { authenticate } from "./authenticate";

/** The server of the proxy's keys, on a port of its own. */
const proxy = makeProxy("generic");
const keyServer = createServer(async (_, response) => {
  response.end(await (await proxy.ask("")).text());
});

beforeAll(async () => {
  await new Promise<void>((resolve) => keyServer.listen(0, "127.0.0.1", resolve));
  const address = keyServer.address();
  const port = typeof address === "object" ? address?.port : 0;
  const variables = {
    ...environmentOf("generic"),
    SESSIONSCOPE_AUTH: "jwt",
    SESSIONSCOPE_ACCESS: '{ "sre": { "accounts": ["*"], "regions": ["eu-west-1"] } }',
    SESSIONSCOPE_ALLOWED_DOMAINS: "example.com",
    SESSIONSCOPE_ALLOWED_GROUPS: "SRE",
    SESSIONSCOPE_JWT_JWKS_URL: `http://127.0.0.1:${port}/keys`,
  };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  return () => void keyServer.close();
});

describe("authenticate behind a proxy", () => {
  it("gives a person what their groups give", async () => {
    const now = Math.floor(Date.now() / 1000);
    const token = proxy.token({ iat: now, exp: now + 60 });
    expect(await authenticate(proxy.request(token))).toEqual({
      viewer: {
        kind: "person",
        id: "alice.chen@example.com",
        name: "alice.chen@example.com",
        groups: ["sre"],
        grants: [{ accounts: "*", regions: ["eu-west-1"] }],
        pinned: null,
      },
      isAdmitted: true,
      renewal: null,
    });
  });

  it.each([
    ["of another domain", { email: "alice@elsewhere.test" }],
    ["whose address nobody has verified", { email_verified: false }],
    ["of no group that is let in", { groups: ["dev"] }],
  ])("does not let in somebody %s", async (_, claims) => {
    const now = Math.floor(Date.now() / 1000);
    const token = proxy.token({ iat: now, exp: now + 60, ...claims });
    expect(await authenticate(proxy.request(token))).toMatchObject({
      viewer: { grants: [] },
      isAdmitted: false,
    });
  });

  it.each([
    ["nothing", new Headers()],
    ["a name alone", new Headers({ "x-forwarded-user": "alice.chen" })],
    ["what has expired", proxy.request(proxy.token({ iat: 1_700_000_000, exp: 1_700_000_300 }))],
  ])("refuses %s", async (_, headers) => {
    await expect(authenticate(headers)).rejects.toMatchObject({
      problem: { status: 401, code: "unauthenticated" },
    });
  });
});
