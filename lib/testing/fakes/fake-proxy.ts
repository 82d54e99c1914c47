import "server-only";
import { generateKeyPairSync, randomUUID } from "node:crypto";
import type { Fetch } from "@/lib/server/auth/jwt/key-answer";
import { type JwtConfig, readJwtConfig } from "@/lib/server/config/jwt-config";
import type { PresetName } from "@/lib/server/config/presets";
import { type FakeKey, makeSigner } from "./fake-signer";

/** The time of tests, in epoch milliseconds. */
export const fakeNow = Date.parse("2026-11-24T09:00:00.000Z");

const ARN =
  "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/front/50dc6c495c0c9188";

const VARIABLES: Record<PresetName, Record<string, string>> = {
  alb: { ALB_ARN: ARN, CLIENT_ID: "client-1", ISSUER: "https://idp.example" },
  cloudflare: { ISSUER: "https://team.cloudflareaccess.com", AUDIENCE: "f00d" },
  iap: { AUDIENCE: "/projects/1/global/backendServices/2" },
  teleport: {
    ISSUER: "cluster.example",
    AUDIENCE: "https://sessions.example",
    JWKS_URL: "https://cluster.example/.well-known/jwks.json",
  },
  generic: {
    HEADER: "Authorization",
    ALGORITHMS: "RS256, ES256",
    ISSUER: "https://idp.example",
    AUDIENCE: "sessionscope",
    JWKS_URL: "https://idp.example/keys",
  },
};

/** A new key for an algorithm. */
export function makeProxyKey(alg: string, kid: string = randomUUID()): FakeKey {
  const pair = alg.startsWith("ES")
    ? generateKeyPairSync("ec", { namedCurve: "P-256" })
    : generateKeyPairSync("rsa", { modulusLength: 2048 });
  return { kid, ...pair };
}

/** A proxy with assertions that a test can change, and the server of its keys. */
export function makeProxy(preset: PresetName, makeKey: typeof makeProxyKey = makeProxyKey) {
  const jwt = configOf(preset);
  const [alg = ""] = jwt.algorithms;
  const key = makeKey(alg);
  const isAlb = preset === "alb";
  const server = { keys: [key], isDown: false, asked: 0 };
  const now = fakeNow / 1000;
  const client = isAlb ? { signer: jwt.signer, client: jwt.audience, iss: jwt.issuer } : {};
  const end = { exp: now + 300 };
  const header = { alg, kid: key.kid, typ: "JWT", ...client, ...(isAlb ? end : {}) };
  const aud = isAlb ? {} : { aud: jwt.audience, iat: now };
  const email = { email: "alice.chen@example.com", email_verified: true };
  const person = { sub: "u-1", ...email, groups: ["sre"] };
  const claims = { iss: jwt.issuer, ...aud, ...end, ...person };

  const encode = (bytes: string | Buffer) => {
    const text = Buffer.from(bytes).toString("base64url");
    return isAlb ? text.padEnd(Math.ceil(text.length / 4) * 4, "=") : text;
  };
  const signer = makeSigner(key, header, claims, encode);
  const request = (text: string) =>
    new Headers({ [jwt.header]: jwt.header === "authorization" ? `Bearer ${text}` : text });
  const ask: Fetch = async (url) => {
    server.asked += 1;
    if (server.isDown) throw new TypeError("fetch failed");
    return isAlb
      ? pemOf(server.keys, String(url))
      : Response.json({ keys: server.keys.map(jwkOf) });
  };
  return { ...signer, jwt, alg, server, request, ask };
}
export type FakeProxy = ReturnType<typeof makeProxy>;

/** The environment of a preset. */
export function environmentOf(preset: PresetName): Record<string, string> {
  const named = Object.entries(VARIABLES[preset]).map(([name, value]) => [
    `SESSIONSCOPE_JWT_${name}`,
    value,
  ]);
  return { SESSIONSCOPE_JWT_PRESET: preset, ...Object.fromEntries(named) };
}

function configOf(preset: PresetName): JwtConfig {
  const reading = readJwtConfig(environmentOf(preset));
  if ("issues" in reading) throw new Error(reading.issues.join("\n"));
  return reading.jwt;
}

function jwkOf({ kid, publicKey }: FakeKey) {
  return { ...publicKey.export({ format: "jwk" }), kid, use: "sig" };
}

function pemOf(keys: readonly FakeKey[], url: string): Response {
  const key = keys.find(({ kid }) => url.endsWith(`/${kid}`));
  if (key === undefined) return new Response("", { status: 404 });
  return new Response(key.publicKey.export({ format: "pem", type: "spki" }));
}
