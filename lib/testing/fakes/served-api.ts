import "server-only";
import { createServer } from "node:http";
import { vi } from "vitest";
import type { SessionSource } from "@/lib/server/source/session-source";
import { awsSource } from "@/lib/server/sources/aws-source";
import { KNOWN } from "@/lib/testing/hostile/hostile-query";
import { makeSession } from "@/lib/testing/worlds/make-session";
import { awsError, newPage } from "./fake-listing";
import { oidcFor } from "./fake-provider";
import { environmentOf, makeProxy } from "./fake-proxy";

/** The sign-in modes of a server. */
export const MODES = ["none", "jwt", "oidc"] as const;
export type Mode = (typeof MODES)[number];

const ACCOUNTS = KNOWN.account.map((id) => ({ id, profile: id, regions: KNOWN.region }));
const ACCESS = '{ "sre": { "accounts": ["*"], "regions": ["eu-west-1"] } }';

/**
 * The API of a server in this mode, with a fake AWS of a few rows that refuses foreign tokens. `proof` has the headers
 * of an admitted viewer. Its log is discarded.
 */
export async function serveApi(mode: Mode) {
  const write = process.stdout.write;
  Object.assign(process.stdout, { write: () => true });
  const { variables, proof, close } = await settingOf(mode);
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  vi.stubEnv("SESSIONSCOPE_ACCOUNTS", JSON.stringify(ACCOUNTS));
  // The configuration and the modules that depend on it are read only once.
  vi.resetModules();
  globalThis.sessionscopeSources = Promise.resolve(sources());
  const [{ answerRead }, { listRead, sessionRead }, { sessionsAnswer }, { sessionAnswer }] =
    await Promise.all([
      import("@/lib/server/api/answer"),
      import("@/lib/server/api/audit"),
      import("@/lib/server/api/sessions-answer"),
      import("@/lib/server/api/session-answer"),
    ]);
  const headers = await proof();
  return {
    proof: headers,
    list: (search: URLSearchParams, request: Pick<Request, "headers" | "signal">) =>
      answerRead(request, listRead(search), (viewer, trail) =>
        sessionsAnswer(search, request, viewer, trail),
      ),
    one: (id: string, search: URLSearchParams, request: Pick<Request, "headers" | "signal">) =>
      answerRead(request, sessionRead(id, search), (viewer, trail) =>
        sessionAnswer(id, search, request, viewer, trail),
      ),
    end() {
      close();
      globalThis.sessionscopeSources = undefined;
      vi.unstubAllEnvs();
      vi.resetModules();
      Object.assign(process.stdout, { write });
    },
  };
}

type Setting = {
  variables: Record<string, string>;
  proof: () => Promise<Record<string, string>>;
  close: () => void;
};

async function settingOf(mode: Mode): Promise<Setting> {
  const nothing = { close: () => undefined };
  if (mode === "none") {
    return { ...nothing, variables: {}, proof: async () => ({ host: "127.0.0.1:3000" }) };
  }
  if (mode === "oidc") {
    const oidc = oidcFor("http://127.0.0.1:9");
    const { url, issuer, clientId, clientSecret, sessionKeys } = oidc;
    const variables = {
      SESSIONSCOPE_AUTH: "oidc",
      SESSIONSCOPE_ACCESS: ACCESS,
      SESSIONSCOPE_URL: url,
      SESSIONSCOPE_OIDC_ISSUER: issuer,
      SESSIONSCOPE_OIDC_CLIENT_ID: clientId,
      SESSIONSCOPE_OIDC_CLIENT_SECRET: clientSecret,
      SESSIONSCOPE_SESSION_KEYS: sessionKeys.join(","),
    };
    const alice = { sub: "alice", name: null, email: null, groups: ["sre"] };
    const proof = async () => {
      const { newSessionCookie } = await import("@/lib/server/auth/oidc/session");
      const cookie = newSessionCookie(oidc, alice, [], Date.now());
      return { cookie: cookie.split(";")[0] ?? "" };
    };
    return { ...nothing, variables, proof };
  }
  const proxy = makeProxy("generic");
  const keys = createServer(async (_, response) => {
    response.end(await (await proxy.ask("")).text());
  });
  await new Promise<void>((resolve) => keys.listen(0, "127.0.0.1", resolve));
  const address = keys.address();
  const port = typeof address === "object" ? address?.port : 0;
  const iat = Math.floor(Date.now() / 1000);
  const token = proxy.token({ iat, exp: iat + 3000 });
  const variables = {
    ...environmentOf("generic"),
    SESSIONSCOPE_AUTH: "jwt",
    SESSIONSCOPE_ACCESS: ACCESS,
    SESSIONSCOPE_JWT_JWKS_URL: `http://127.0.0.1:${port}/keys`,
  };
  const proof = async () => ({ authorization: `Bearer ${token}` });
  return { variables, proof, close: () => void keys.close() };
}

/** Each account and region has three pages of two rows in both lists. */
function sources(): SessionSource[] {
  return KNOWN.account.flatMap((account) =>
    KNOWN.region.map((region) =>
      awsSource({ account, region }, async ({ state, token, filters }) => {
        if (token !== null && !/^[12]$/.test(token)) throw awsError("InvalidNextToken");
        if (filters.length > 6) throw awsError("ValidationException");
        const page = Number(token ?? 0);
        const rows = [0, 1].map((row) => {
          const startedAt = new Date(Date.now() - (page * 2 + row) * 60_000).toISOString();
          const endedAt = state === "Active" ? null : startedAt;
          return makeSession({ id: `${state}-${page}${row}`, account, region, startedAt, endedAt });
        });
        return newPage({ sessions: rows, nextToken: page < 2 ? `${page + 1}` : null }, Date.now());
      }),
    ),
  );
}
