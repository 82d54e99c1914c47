import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { startLoopbackServer } from "./loopback-server";

const HEADER = "x-assertion";
const ISSUER = "https://proxy.example";
const AUDIENCE = "sessionscope";
const VALID_SECONDS = 300;

/** A proxy that signs people in, as a server behind it sees it. */
export type SigningProxy = {
  /** The configuration of the server. Its group `sre` sees everything. */
  env: Record<string, string>;
  /**
   * The headers of a request by a person with groups. The assertion is valid for five minutes, or has been expired for
   * `expiredFor` seconds.
   */
  headersOf: (
    person: { email: string; groups: string[] },
    expiredFor?: number,
  ) => Promise<Record<string, string>>;
  close: () => Promise<void>;
};

/** Starts a server of public keys on loopback and signs with the private one. `clock` is in epoch milliseconds. */
export async function startSigningProxy(clock = Date.now): Promise<SigningProxy> {
  const { publicKey, privateKey } = await generateKeyPair("ES256");
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: "1" }] });
  const { url, close } = await startLoopbackServer((_, response) => {
    response.setHeader("Content-Type", "application/json").end(keys);
  });
  return {
    env: {
      SESSIONSCOPE_AUTH: "jwt",
      SESSIONSCOPE_JWT_PRESET: "generic",
      SESSIONSCOPE_JWT_HEADER: HEADER,
      SESSIONSCOPE_JWT_ALGORITHMS: "ES256",
      SESSIONSCOPE_JWT_ISSUER: ISSUER,
      SESSIONSCOPE_JWT_AUDIENCE: AUDIENCE,
      SESSIONSCOPE_JWT_JWKS_URL: `${url}/keys`,
      SESSIONSCOPE_ACCESS: '{"sre":{"accounts":["*"],"regions":["*"]}}',
    },
    headersOf: async ({ email, groups }, expiredFor = -VALID_SECONDS) => {
      const end = Math.floor(clock() / 1000) - expiredFor;
      const assertion = await new SignJWT({ email, groups })
        .setProtectedHeader({ alg: "ES256", kid: "1" })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setSubject(email)
        .setIssuedAt(end - VALID_SECONDS)
        .setExpirationTime(end)
        .sign(privateKey);
      return { [HEADER]: assertion };
    },
    close,
  };
}
