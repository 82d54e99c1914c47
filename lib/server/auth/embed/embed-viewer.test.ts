import { randomBytes } from "node:crypto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeUrl, makePortal } from "@/lib/testing/fakes/fake-portal";
import { environmentOf, makeProxy } from "@/lib/testing/fakes/fake-proxy";

const portal = makePortal("ES256");
const proxy = makeProxy("generic");
const token = portal.token();
const assertion = proxy.token();

const EMBED = {
  SESSIONSCOPE_URL: fakeUrl,
  SESSIONSCOPE_EMBED_ORIGINS: "https://portal.example.com",
  SESSIONSCOPE_EMBED_KEYS: JSON.stringify([portal.setting]),
};
const OIDC = {
  SESSIONSCOPE_AUTH: "oidc",
  SESSIONSCOPE_URL: fakeUrl,
  SESSIONSCOPE_OIDC_ISSUER: "https://id.example.com",
  SESSIONSCOPE_OIDC_CLIENT_ID: "sessionscope",
  SESSIONSCOPE_OIDC_CLIENT_SECRET: "a secret that only the test knows",
  SESSIONSCOPE_SESSION_KEYS: randomBytes(32).toString("base64"),
};
/** The assertion is in a header of its own, or where tokens are too. */
const APART = { SESSIONSCOPE_AUTH: "jwt", ...environmentOf("cloudflare") };
const SHARED = { SESSIONSCOPE_AUTH: "jwt", ...environmentOf("generic") };

async function viewerModule(env: Record<string, string>) {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  return await import("./embed-viewer");
}

beforeEach(() => {
  vi.resetModules();
  return () => {
    vi.unstubAllEnvs();
  };
});

describe("embedTokenOf", () => {
  const bearing = (authorization: string) => new Headers({ authorization, cookie: "a=b" });

  it.each([
    ["nobody signs in", {}],
    ["nobody signs in, with portals", EMBED],
    ["people sign in here", OIDC],
    ["people sign in here, with portals", { ...OIDC, ...EMBED }],
  ])("takes whatever a bearer has for a token where %s", async (_, env) => {
    const { embedTokenOf } = await viewerModule(env);
    expect(embedTokenOf(bearing(`Bearer ${token}`))).toBe(token);
    expect(embedTokenOf(bearing(`bEARER   ${token}  `))).toBe(token);
    expect(embedTokenOf(bearing(`Bearer ${assertion}`))).toBe(assertion);
    expect(embedTokenOf(bearing("Bearer hunter2"))).toBe("hunter2");
    // Not even an empty one is nobody's, or a cookie would count.
    expect(embedTokenOf(bearing("Bearer"))).toBe("");
  });

  it("leaves a proxy’s bearer alone where there are no portals", async () => {
    const { embedTokenOf } = await viewerModule(APART);
    expect(embedTokenOf(bearing(`Bearer ${token}`))).toBeNull();
  });

  it("leaves to a proxy’s assertion what was never meant to be one", async () => {
    const { embedTokenOf } = await viewerModule({ ...APART, ...EMBED });
    for (const other of [assertion, assertion.slice(0, -1), "hunter2"]) {
      expect(embedTokenOf(bearing(`Bearer ${other}`))).toBeNull();
    }
    const claimed = portal.token({ typ: "ssm-embed+jwt" }, { typ: "JWT" });
    const damaged = [token.slice(0, -1), `${token}.x`, claimed.slice(0, -1)];
    for (const own of [token, claimed, ...damaged, "", "null", "undefined"]) {
      expect(embedTokenOf(bearing(`Bearer ${own}`))).toBe(own);
    }
  });

  it.each([SHARED, { ...SHARED, ...EMBED }])(
    "takes only what says that it is one where a proxy’s assertion comes so too",
    async (env) => {
      const { embedTokenOf } = await viewerModule(env);
      const claimed = portal.token({ typ: "ssm-embed+jwt" }, { typ: "JWT" });
      for (const own of [token, claimed]) expect(embedTokenOf(bearing(`Bearer ${own}`))).toBe(own);
      for (const other of [assertion, token.slice(0, 40), "hunter2", ""]) {
        expect(embedTokenOf(bearing(`Bearer ${other}`))).toBeNull();
      }
    },
  );

  it.each(["", "Basic aHVudGVyMg==", "Bearertoken", "Digest x", token])(
    "finds none in the header %j",
    async (authorization) => {
      const { embedTokenOf } = await viewerModule(EMBED);
      expect(embedTokenOf(bearing(authorization))).toBeNull();
      expect(
        embedTokenOf(new Headers({ cookie: token, "x-authorization": `Bearer ${token}` })),
      ).toBeNull();
    },
  );

  it("takes two headers for one token, which is none", async () => {
    const { embedTokenOf, embedViewer } = await viewerModule(EMBED);
    const headers = bearing(`Bearer ${token}`);
    headers.append("authorization", `Bearer ${token}`);
    await expect(embedViewer(embedTokenOf(headers) ?? "")).rejects.toMatchObject({
      problem: { status: 401 },
    });
  });
});

describe("embedViewer", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date"], now: portal.claims.iat * 1000 });
    return () => {
      vi.useRealTimers();
    };
  });

  it("gives whom the portal names, and nothing that it has not opened", async () => {
    const { embedViewer } = await viewerModule(EMBED);
    expect(await embedViewer(token)).toMatchObject({
      kind: "embed",
      id: "acme-portal:dana@acme.example",
      name: "dana@acme.example",
      groups: [],
      grants: [{ accounts: ["prod"], regions: ["eu-west-1"] }],
      pinned: { by: "acme-portal", view: "history" },
    });
  });

  it.each([
    ["without portals", {}, token],
    ["with another address", { ...EMBED, SESSIONSCOPE_URL: "https://other.example" }, token],
    ["for an empty token", EMBED, ""],
    ["for a proxy’s assertion", EMBED, assertion],
    ["for a stranger’s token", EMBED, makePortal("ES256").token()],
  ])("throws the problem unauthenticated %s, and tells nothing of it", async (_, env, text) => {
    const { embedViewer } = await viewerModule(env);
    const detail =
      "The permission for this view has expired or is not valid. The page that shows the view must request a new one.";
    await expect(embedViewer(text)).rejects.toMatchObject({
      problem: { status: 401, code: "unauthenticated", detail },
    });
  });
});
