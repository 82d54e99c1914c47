import { once } from "node:events";
import { createServer } from "node:http";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { NOW } from "../clock";

const ISSUER = "https://proxy.example";
const AUDIENCE = "sessionscope";
const HEADER = "x-assertion";
const KEY_ID = "key-1";
const VALID_SECONDS = 300;

/** What a proxy in front of the app does: it says who somebody is, and signs that. */
export type SigningProxy = {
  /** The variables by which an app trusts it. */
  env: Record<string, string>;
  /** The header lines of somebody in a group. `age` is for how many seconds the assertion has been invalid. */
  proof: (group: string, age?: number) => Promise<string>;
  close: () => void;
};

/** Starts one with a key of its own; the app that trusts another one's key must not trust what it signs. */
export async function startSigningProxy(): Promise<SigningProxy> {
  const { publicKey, privateKey } = await generateKeyPair("ES256");
  const jwk = { ...(await exportJWK(publicKey)), kid: KEY_ID, alg: "ES256", use: "sig" };
  const server = createServer((_request, response) => {
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify({ keys: [jwk] }));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  // The app's clock stands still, so what it is shown is never too old by itself.
  const now = Date.parse(NOW) / 1000;
  return {
    env: {
      SESSIONSCOPE_AUTH: "jwt",
      SESSIONSCOPE_JWT_PRESET: "generic",
      SESSIONSCOPE_JWT_HEADER: HEADER,
      SESSIONSCOPE_JWT_ALGORITHMS: "ES256",
      SESSIONSCOPE_JWT_ISSUER: ISSUER,
      SESSIONSCOPE_JWT_AUDIENCE: AUDIENCE,
      SESSIONSCOPE_JWT_JWKS_URL: `http://127.0.0.1:${port}/keys`,
    },
    async proof(group, age = -VALID_SECONDS) {
      const token = await new SignJWT({ name: "Somebody", groups: [group] })
        .setProtectedHeader({ alg: "ES256", kid: KEY_ID })
        .setSubject("somebody")
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt(now - age - VALID_SECONDS)
        .setExpirationTime(now - age)
        .sign(privateKey);
      return `${HEADER}: ${token}`;
    },
    close: () => void server.close(),
  };
}
