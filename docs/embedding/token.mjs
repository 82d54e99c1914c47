// A token for a view of Sessionscope, signed with ES256: Node.js 20 or newer, no packages.
//   openssl ecparam -genkey -name prime256v1 -noout -out portal-key.pem     the portal's own; nobody else needs it
//   openssl ec -in portal-key.pem -pubout                                   Sessionscope's half
import { createPrivateKey, randomUUID, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import { argv, env } from "node:process";
import { fileURLToPath } from "node:url";

/** The filters that limit one reader. Derive them from the person who is signed in to the portal, never from the request. */
export function makeToken({ keyFile, kid, portal, sessionscope, reader, view, scope, locked }) {
  const now = Math.floor(Date.now() / 1000);
  const head = { alg: "ES256", kid, typ: "ssm-embed+jwt" };
  const claims = {
    iss: portal,
    aud: sessionscope,
    sub: reader,
    iat: now,
    exp: now + 300,
    jti: randomUUID(),
    typ: "ssm-embed+jwt",
    view,
    scope,
    locked,
  };
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const text = `${part(head)}.${part(claims)}`;
  const key = createPrivateKey(readFileSync(keyFile));
  const signature = sign("sha256", Buffer.from(text), { key, dsaEncoding: "ieee-p1363" });
  return `${text}.${signature.toString("base64url")}`;
}

// node token.mjs history dana@acme.example
if (argv[1] === fileURLToPath(import.meta.url)) {
  const [, , view, reader] = argv;
  const token = makeToken({
    keyFile: env.PORTAL_KEY_FILE,
    kid: env.PORTAL_KEY_ID,
    portal: env.PORTAL_ID,
    sessionscope: env.SESSIONSCOPE_URL,
    reader,
    view,
    scope: { accounts: ["*"], regions: ["eu-west-1"] },
    locked: { kind: "shell", status: ["Terminated", "Failed"] },
  });
  console.log(token);
}
