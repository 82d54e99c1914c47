import "server-only";
import { randomUUID } from "node:crypto";
import { createServer, type RequestListener, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from "jose";
import * as z from "zod";
import type { OidcConfig } from "@/lib/server/config/oidc-config";
import { TEST_CERTIFICATE } from "./test-certificate";

/** The changes of a test to the behaviour of an honest provider. */
export type Dishonesty = {
  /** Members of the ID token; undefined removes one. */
  claims?: Record<string, unknown>;
  /** Members of its header. */
  header?: Record<string, unknown>;
  /** The algorithm of its key, by default ES256. */
  algorithm?: string;
  /** The key that signs it instead of the provider's own. */
  key?: CryptoKey | Uint8Array;
  /** Answers of the endpoints for metadata, keys, tokens and user info, in place of the right ones. */
  status?: Partial<Record<"metadata" | "keys" | "token" | "userinfo", number>>;
  /** Members of the metadata. */
  metadata?: Record<string, unknown>;
  userinfo?: Record<string, unknown>;
};

/** A provider for tests, which can lie and fail. */
export type FakeProvider = {
  issuer: string;
  /** Its port on 127.0.0.1. */
  port: number;
  /** The number of requests to each of its endpoints. */
  asked: Map<string, number>;
  /** Signs the person in who is sent to `location`: the query that the browser brings back. */
  signIn(location: string): URLSearchParams;
  /** Replaces the key: it then signs with another one, and no longer knows the old one. */
  rotate(): Promise<void>;
  close(): Promise<void>;
};

const CLIENT = "sessionscope-test";
const asking = z.object({
  redirect_uri: z.string(),
  nonce: z.string(),
  state: z.string(),
  code_challenge: z.string(),
  code_challenge_method: z.literal("S256"),
  response_type: z.literal("code"),
  client_id: z.literal(CLIENT),
});

/**
 * Starts it on loopback. `dishonesty` is read again for each answer. With `host`, it speaks TLS with the certificate of
 * the tests, as an issuer of that name.
 */
export async function startFakeProvider(
  dishonesty: Dishonesty = {},
  host: string | null = null,
): Promise<FakeProvider> {
  const asked = new Map<string, number>();
  const codes = new Map<string, z.infer<typeof asking>>();
  const { algorithm = "ES256" } = dishonesty;
  let own = await ownKey(algorithm);
  let issuer = "";

  async function idToken(code: string): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const { nonce } = codes.get(code) ?? {};
    const claims = { iss: issuer, sub: "alice", aud: CLIENT, iat: now, exp: now + 300, nonce };
    return new SignJWT({ ...claims, groups: ["sre"], ...dishonesty.claims })
      .setProtectedHeader({ alg: algorithm, kid: own.jwk.kid, ...dishonesty.header })
      .sign(dishonesty.key ?? own.key);
  }

  async function answerOf(path: string, body: URLSearchParams): Promise<unknown> {
    const { status } = dishonesty;
    switch (path) {
      case "/.well-known/openid-configuration":
        return status?.metadata ?? { ...metadataOf(issuer), ...dishonesty.metadata };
      case "/keys":
        return status?.keys ?? { keys: [own.jwk] };
      case "/token": {
        if (status?.token) return status.token;
        const code = body.get("code") ?? "";
        const request = codes.get(code);
        if (request?.code_challenge !== (await challengeOf(body.get("code_verifier") ?? ""))) {
          return 400;
        }
        const id_token = await idToken(code);
        codes.delete(code);
        return { access_token: "access", token_type: "Bearer", expires_in: 60, id_token };
      }
      case "/userinfo":
        return status?.userinfo ?? { sub: "alice", ...dishonesty.userinfo };
      default:
        return 404;
    }
  }

  const listener: RequestListener = (request, response) => {
    const path = request.url ?? "";
    asked.set(path, (asked.get(path) ?? 0) + 1);
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = new URLSearchParams(Buffer.concat(chunks).toString());
      answerOf(path, body).then((answer) => send(response, answer), response.destroy);
    });
  };
  const server =
    host === null ? createServer(listener) : createTlsServer(TEST_CERTIFICATE, listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = z.object({ port: z.int() }).parse(server.address());
  issuer = host === null ? `http://127.0.0.1:${port}` : `https://${host}`;

  return {
    issuer,
    port,
    asked,
    signIn(location) {
      const request = asking.parse(Object.fromEntries(new URL(location).searchParams));
      const code = randomUUID();
      codes.set(code, request);
      return new URLSearchParams({ code, state: request.state, iss: issuer });
    },
    async rotate() {
      own = await ownKey(algorithm);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The configuration of a server that uses a provider. */
export function oidcFor(issuer: string, members: Partial<OidcConfig> = {}): OidcConfig {
  return {
    url: "https://sessions.example.com",
    issuer,
    clientId: CLIENT,
    clientSecret: "a secret that only the test knows",
    scopes: "openid profile email",
    groupsClaim: "groups",
    domains: null,
    groups: null,
    sessionKeys: ["b5KF+iGWxyjB9PfW5/huMrdHlrypIdRTgTwEyTE2Mig="],
    ...members,
  };
}

async function ownKey(alg: string) {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: randomUUID(), alg, use: "sig" };
  return { key: privateKey, jwk };
}

function metadataOf(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    userinfo_endpoint: `${issuer}/userinfo`,
    end_session_endpoint: `${issuer}/end`,
    response_types_supported: ["code"],
    id_token_signing_alg_values_supported: ["ES256", "RS256", "HS256", "none"],
    token_endpoint_auth_methods_supported: ["client_secret_basic"],
  };
}

async function challengeOf(verifier: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
  return Buffer.from(hash).toString("base64url");
}

function send(response: ServerResponse, answer: unknown) {
  if (typeof answer === "number") response.writeHead(answer).end();
  else response.setHeader("Content-Type", "application/json").end(JSON.stringify(answer));
}
