import "server-only";
import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { onTestFinished, vi } from "vitest";
import { environmentOf, fakeNow, makeProxy } from "./fake-proxy";

/** Every sign-in mode of a server that also accepts portals' tokens. */
export const MODES = ["none", "oidc", "jwt"] as const;
type Mode = (typeof MODES)[number];

const EVERYTHING = '{ "*": { "accounts": ["*"], "regions": ["*"] } }';
const OIDC = {
  SESSIONSCOPE_ACCESS: EVERYTHING,
  SESSIONSCOPE_OIDC_ISSUER: "https://id.example.com",
  SESSIONSCOPE_OIDC_CLIENT_ID: "sessionscope",
  SESSIONSCOPE_OIDC_CLIENT_SECRET: "a secret that only the test knows",
  SESSIONSCOPE_SESSION_KEYS: randomBytes(32).toString("base64"),
};

/**
 * A server in a mode, for one test, with the proof of a viewer who may see everything: a cookie, an assertion of the
 * proxy, or a request from this machine. All modules are imported again, because the configuration is read once.
 */
export async function startMode(mode: Mode, others: Record<string, string> = {}) {
  vi.resetModules();
  const embed = await import("./fake-embed");
  const started = mode === "jwt" ? await startProxy() : { env: mode === "oidc" ? OIDC : {} };
  embed.stubEmbedServer({ SESSIONSCOPE_AUTH: mode, ...started.env, ...others });
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  const proof: Record<string, string> =
    "proof" in started ? started.proof : mode === "oidc" ? await cookie() : {};
  const [first] = embed.fakePortals;
  if (!first) throw new Error("There is no portal.");
  // Its key has no limits.
  return { ...embed, portal: first.portal, proof: { host: "127.0.0.1:3000", ...proof } };
}

async function cookie() {
  const { oidcOf } = await import("@/lib/server/auth/oidc/running-oidc");
  const { newSessionCookie } = await import("@/lib/server/auth/oidc/session");
  const oidc = oidcOf();
  if (oidc === null) throw new Error("Sign-in is not configured here.");
  const alice = { sub: "u-1", name: null, email: "alice.chen@example.com", groups: [] };
  const [pair = ""] = newSessionCookie(oidc, alice, [], fakeNow).split(";");
  return { cookie: pair };
}

async function startProxy() {
  const proxy = makeProxy("generic");
  const keys = createServer(async (_, response) => {
    response.end(await (await proxy.ask("")).text());
  });
  await new Promise<void>((resolve) => keys.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void keys.close());
  const address = keys.address();
  const port = typeof address === "object" ? address?.port : 0;
  const env = {
    ...environmentOf("generic"),
    SESSIONSCOPE_ACCESS: EVERYTHING,
    SESSIONSCOPE_JWT_HEADER: "X-Assertion",
    SESSIONSCOPE_JWT_JWKS_URL: `http://127.0.0.1:${port}/keys`,
  };
  return { env, proof: { "x-assertion": proxy.token() } };
}
