import "server-only";
import { createSecretKey, generateKeyPairSync, randomBytes, randomUUID } from "node:crypto";
import { EMBED_TYPE } from "@/lib/server/auth/embed/embed-limits";
import { type EmbedKey, readEmbedKeys } from "@/lib/server/config/embed-key";
import { fakeNow } from "./fake-proxy";
import { type FakeKey, makeSigner } from "./fake-signer";

/** Our own address: the audience of portals' tokens. */
export const fakeUrl = "https://sessions.example.com";

/** Every algorithm that a portal may use. */
export const EMBED_ALGORITHMS = ["ES256", "EdDSA", "HS256"] as const;
type Alg = (typeof EMBED_ALGORITHMS)[number];

/** The limits of a portal's tokens; left out, everything. */
type Limits = { accounts?: string[]; regions?: string[] };

/** A new key of a portal; a secret is both halves of it. */
export function makePortalKey(alg: Alg, kid: string = randomUUID()): FakeKey {
  if (alg === "ES256") return { kid, ...generateKeyPairSync("ec", { namedCurve: "P-256" }) };
  if (alg === "EdDSA") return { kid, ...generateKeyPairSync("ed25519") };
  const secret = createSecretKey(randomBytes(32));
  return { kid, privateKey: secret, publicKey: secret };
}

/** A portal with tokens that a test can change; valid ones pin Alice's sessions in production in Ireland. */
export function makePortal(alg: Alg, iss = "acme-portal", limits: Limits = {}) {
  const key = makePortalKey(alg);
  const now = fakeNow / 1000;
  const header = { alg, kid: key.kid, typ: EMBED_TYPE };
  const claims = {
    iss,
    aud: fakeUrl,
    sub: "dana@acme.example",
    iat: now,
    exp: now + 300,
    jti: "t-1",
    view: "history",
    scope: { accounts: ["prod"], regions: ["eu-west-1"] },
    locked: { owner: "alice.chen" },
  };
  const half =
    alg === "HS256"
      ? { secret: key.publicKey.export().toString("base64") }
      : { key: key.publicKey.export({ format: "jwk" }) };
  /** The entry in `SESSIONSCOPE_EMBED_KEYS`. */
  const setting = { iss, kid: key.kid, alg, ...half, ...limits };
  return { ...makeSigner(key, header, claims), setting };
}
export type FakePortal = ReturnType<typeof makePortal>;

/** The keys of some portals, read from the setting. */
export function keysOf(...portals: readonly FakePortal[]): EmbedKey[] {
  const reading = readEmbedKeys(portals.map(({ setting }) => setting));
  if ("issues" in reading) throw new Error(reading.issues.join("\n"));
  return reading.keys;
}
