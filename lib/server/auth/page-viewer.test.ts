import { beforeEach, describe, expect, it, vi } from "vitest";
import { environmentOf, makeProxy } from "@/lib/testing/fakes/fake-proxy";

const asked = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock("next/headers", () => ({ headers: async () => asked.headers }));
vi.mock("next/server", () => ({ connection: async () => {} }));
vi.mock("next/navigation", () => ({
  redirect: (path: string) => {
    throw new Error(`to ${path}`);
  },
}));

const proxy = makeProxy("generic");
const VIEW = "/history?range=7d";

/** The pages of a server that has just been started; nobody answers at the URL of the proxy's keys. */
async function pages() {
  vi.resetModules();
  const now = Math.floor(Date.now() / 1000);
  asked.headers = proxy.request(proxy.token({ iat: now, exp: now + 60 }));
  vi.stubEnv("SESSIONSCOPE_AUTH", "jwt");
  vi.stubEnv("SESSIONSCOPE_LOG_LEVEL", "silent");
  for (const [name, value] of Object.entries(environmentOf("generic"))) vi.stubEnv(name, value);
  vi.stubEnv("SESSIONSCOPE_JWT_JWKS_URL", "http://127.0.0.1:9/keys");
  return {
    ...(await import("./page-viewer")),
    ...(await import("@/lib/server/api/page-scope")),
  };
}

beforeEach(() => () => vi.unstubAllEnvs());

describe("pages while nobody can be checked", () => {
  it("lead to one that says so, and back", async () => {
    const { pageViewer, entryScope } = await pages();
    await expect(pageViewer(VIEW)).rejects.toThrow(
      `to /signed-out?return=${encodeURIComponent(VIEW)}`,
    );
    expect(await entryScope()).toEqual({ entry: { kind: "unchecked" }, canSignIn: false });
  });

  it("have nobody in what surrounds them", async () => {
    const { shellScope } = await pages();
    expect(await shellScope()).toEqual({ signedIn: null, accounts: [] });
  });
});
