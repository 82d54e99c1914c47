import "server-only";
import { afterAll, vi } from "vitest";
import { loginAnswer } from "@/lib/server/auth/oidc/login-answer";
import { type Dishonesty, oidcFor, startFakeProvider } from "./fake-provider";

/** The address that the server sees, which is not its public address. */
export const SEEN = "http://127.0.0.1:3000";
/** The page that people want to reach. */
export const VIEW = "/history?range=7d&owner=alice.chen";

/**
 * A server with sign-in for the tests of a file, its provider, and a browser. Call it before the server is configured.
 */
export async function startSigningIn(dishonesty: Dishonesty = {}) {
  const provider = await startFakeProvider(dishonesty);
  afterAll(() => provider.close());
  const { url, clientId, clientSecret, sessionKeys } = oidcFor(provider.issuer);
  const variables = {
    SESSIONSCOPE_AUTH: "oidc",
    SESSIONSCOPE_URL: url,
    SESSIONSCOPE_OIDC_ISSUER: provider.issuer,
    SESSIONSCOPE_OIDC_CLIENT_ID: clientId,
    SESSIONSCOPE_OIDC_CLIENT_SECRET: clientSecret,
    SESSIONSCOPE_SESSION_KEYS: sessionKeys.join(","),
    SESSIONSCOPE_ACCESS: '{ "sre": { "accounts": ["*"], "regions": ["eu-west-1"] } }',
  };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);

  function login(back = VIEW, headers: Record<string, string> = {}): Promise<Response> {
    return loginAnswer(ask(`/auth/login?return=${encodeURIComponent(back)}`, headers));
  }

  /** A browser that returns from the provider. */
  async function comeBack(alter: (query: URLSearchParams) => void = () => {}) {
    const begun = await login();
    const query = provider.signIn(locationOf(begun));
    alter(query);
    return ask(`/auth/callback?${query}`, { cookie: cookieOf(begun) });
  }

  return { provider, login, comeBack };
}

/** A request as the server sees it. */
export function ask(path: string, headers: Record<string, string> = {}, method = "GET"): Request {
  return new Request(SEEN + path, { method, headers });
}

/** The `Cookie` header that a browser sends after an answer. */
export function cookieOf(response: Response): string {
  const kept = response.headers.getSetCookie().filter((text) => !text.includes("Max-Age=0"));
  return kept.map((text) => text.split(";")[0]).join("; ");
}

/** The address to which an answer redirects. */
export function locationOf(response: Response): string {
  return response.headers.get("location") ?? "";
}
