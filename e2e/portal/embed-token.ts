import { createHmac, randomBytes, randomUUID } from "node:crypto";

/** A portal's key, as its server keeps it. */
export type PortalKey = { issuer: string; kid: string; secret: string };

/** Other claims of a token. The defaults make a valid token of five minutes for one whole view. */
export type Claims = Record<string, unknown>;

/** A key of a portal's own, which no other process knows. */
export function makePortalKey(issuer: string): PortalKey {
  return { issuer, kid: `${issuer}-1`, secret: randomBytes(32).toString("base64url") };
}

/** As `SESSIONSCOPE_EMBED_KEYS` takes a portal's key. */
export function embedKeys({ issuer, kid, secret }: PortalKey): string {
  return JSON.stringify([{ iss: issuer, kid, alg: "HS256", secret }]);
}

/** A token that opens one view, signed with a portal's key at an instant in milliseconds. */
export function embedToken(
  { issuer, kid, secret }: PortalKey,
  { now, ...claims }: { now: number; aud: string; view: string } & Claims,
): string {
  const iat = Math.floor(now / 1000);
  const head = encode({ alg: "HS256", kid, typ: "ssm-embed+jwt" });
  const body = encode({
    typ: "ssm-embed+jwt",
    iss: issuer,
    sub: "dana@acme.example",
    iat,
    exp: iat + 300,
    jti: randomUUID(),
    scope: { accounts: ["*"], regions: ["*"] },
    locked: {},
    ...claims,
  });
  const key = Buffer.from(secret, "base64url");
  const signature = createHmac("sha256", key).update(`${head}.${body}`).digest("base64url");
  return `${head}.${body}.${signature}`;
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
