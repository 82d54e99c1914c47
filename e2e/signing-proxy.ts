import { once } from "node:events";
import { createServer } from "node:http";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

const HEADER = "x-assertion";
const ISSUER = "https://proxy.example";
const AUDIENCE = "sessionscope";

/** A proxy that signs people in, as far as a server behind it can tell. */
export type SigningProxy = {
  /** What the server is configured with; its group `sre` sees everything. */
  env: Record<string, string>;
  /** The headers of a request by somebody of some groups, signed for the next minutes. */
  headersOf: (person: { email: string; groups: string[] }) => Promise<Record<string, string>>;
  close: () => void;
};

/** Starts a server of public keys on loopback, whose private one signs. */
export async function startSigningProxy(): Promise<SigningProxy> {
  const { publicKey, privateKey } = await generateKeyPair("ES256");
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: "1" }] });
  const server = createServer((_, response) => {
    response.setHeader("Content-Type", "application/json").end(keys);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    env: {
      SESSIONSCOPE_AUTH: "jwt",
      SESSIONSCOPE_JWT_PRESET: "generic",
      SESSIONSCOPE_JWT_HEADER: HEADER,
      SESSIONSCOPE_JWT_ALGORITHMS: "ES256",
      SESSIONSCOPE_JWT_ISSUER: ISSUER,
      SESSIONSCOPE_JWT_AUDIENCE: AUDIENCE,
      SESSIONSCOPE_JWT_JWKS_URL: `http://127.0.0.1:${port}/keys`,
      SESSIONSCOPE_ACCESS: '{"sre":{"accounts":["*"],"regions":["*"]}}',
    },
    headersOf: async ({ email, groups }) => {
      const assertion = await new SignJWT({ email, groups })
        .setProtectedHeader({ alg: "ES256", kid: "1" })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setSubject(email)
        .setIssuedAt()
        .setExpirationTime("5m")
        .sign(privateKey);
      return { [HEADER]: assertion };
    },
    close: () => server.close(),
  };
}
