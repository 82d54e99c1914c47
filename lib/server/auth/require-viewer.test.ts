import { createServer } from "node:http";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { log } from "@/lib/server/log/log";
import { requestContext, withRequest } from "@/lib/server/request-context";
import { fakeUrl, makePortal } from "@/lib/testing/fakes/fake-portal";
import { environmentOf, makeProxy } from "@/lib/testing/fakes/fake-proxy";
import { requireViewer } from "./require-viewer";

const proxy = makeProxy("generic");
const portal = makePortal("ES256", "acme-portal", { accounts: ["stage"] });
const keyServer = createServer(async (_, response) => {
  response.end(await (await proxy.ask("")).text());
});
const now = Math.floor(Date.now() / 1000);
const OF_NOW = { iat: now, exp: now + 60 };

beforeAll(async () => {
  await new Promise<void>((resolve) => keyServer.listen(0, "127.0.0.1", resolve));
  const address = keyServer.address();
  const port = typeof address === "object" ? address?.port : 0;
  const accounts = ["prod", "stage"].map((id) => ({
    id,
    roleArn: `arn:aws:iam::111122223333:role/${id}`,
    regions: ["eu-west-1"],
  }));
  const variables = {
    ...environmentOf("generic"),
    SESSIONSCOPE_AUTH: "jwt",
    SESSIONSCOPE_URL: fakeUrl,
    SESSIONSCOPE_ACCOUNTS: JSON.stringify(accounts),
    SESSIONSCOPE_ACCESS: '{ "*": { "accounts": ["*"], "regions": ["*"] } }',
    SESSIONSCOPE_ALLOWED_GROUPS: "sre",
    SESSIONSCOPE_JWT_JWKS_URL: `http://127.0.0.1:${port}/keys`,
    SESSIONSCOPE_EMBED_ORIGINS: "https://portal.example.com",
    SESSIONSCOPE_EMBED_KEYS: JSON.stringify([portal.setting]),
  };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  return () => void keyServer.close();
});

const lines: unknown[] = [];
beforeEach(() => {
  lines.length = 0;
  const warn = vi.spyOn(log, "warn").mockImplementation((facts: unknown) => void lines.push(facts));
  return () => warn.mockRestore();
});

/** The outcome of a request, and the facts for the audit. */
function asked(headers: Headers) {
  return withRequest(headers, async () => {
    const outcome = await requireViewer(headers).catch((error: unknown) => error);
    return { outcome, context: requestContext() };
  });
}

describe("requireViewer", () => {
  it("names in the audit whom the lists do not let in, and logs that somebody was not", async () => {
    const headers = proxy.request(proxy.token({ ...OF_NOW, groups: ["dev"] }));
    for (let turn = 0; turn < 3; turn += 1) {
      expect(await asked(headers)).toMatchObject({
        outcome: {
          problem: { code: "forbidden", detail: expect.stringContaining("certain people") },
        },
        context: { viewer: "alice.chen@example.com" },
      });
    }
    expect(lines).toEqual([{ failure: "not-admitted", untold: 0 }]);
  });

  it("says of a portal's permission that it opens nothing, not that somebody is signed in", async () => {
    const headers = new Headers({ authorization: `Bearer ${portal.token(OF_NOW)}` });
    expect(await asked(headers)).toMatchObject({
      outcome: {
        problem: { code: "forbidden", detail: expect.stringMatching(/^The portal’s permission/) },
      },
      context: { viewer: "acme-portal:dana@acme.example", kid: portal.key.kid },
    });
  });
});
