import "server-only";
import { createHmac, type KeyObject } from "node:crypto";
import type { FakeKey, FakeSigner } from "@/lib/testing/fakes/fake-signer";

/** Tokens by their defect. */
export type BadTokens = Record<string, string>;

/** Invalid algorithms, and those of other signers. */
const ALGORITHMS = [
  "none",
  "None",
  "NONE",
  "nOnE",
  "",
  " RS256",
  "HS256",
  "PS256",
  "EdDSA",
  "ES512",
];

/** Key ids that would lead elsewhere as part of a path, a URL or a query. */
const KEY_IDS = [
  "",
  "../evil",
  "..%2Fevil",
  "https://evil.example/key",
  "x?y",
  "__proto__",
  "\u0000",
];

/** Tokens with a false header: most are signed by the right key, so that nothing else is wrong. */
export function badHeaders(proxy: FakeSigner, stranger: FakeKey): BadTokens {
  const { token, key, header } = proxy;
  const others = ALGORITHMS.filter((alg) => alg !== header.alg);
  const byStranger = (changes: object) => token({}, changes, stranger.privateKey);
  const jwk = stranger.publicKey.export({ format: "jwk" });
  const url = "https://evil.example/keys";
  return {
    ...named(others, "alg", (alg) => token({}, { alg })),
    ...named(ALGORITHMS.slice(0, 5), "unsigned, alg", (alg) => unsigned(token({}, { alg }))),
    ...secrets(proxy),
    "no alg": token({}, { alg: undefined }),
    "alg as a number": token({}, { alg: 256 }),
    "alg as a list": token({}, { alg: [header.alg] }),
    "the type of an embed token in full": token({}, { typ: "application/SSM-embed+jwt" }),
    "the type of a logout token": token({}, { typ: "logout+jwt" }),
    "a type that is a list": token({}, { typ: ["JWT"] }),
    "an empty type": token({}, { typ: "" }),
    "critical headers": token({}, { exp: 0, ...header, crit: ["exp"] }),
    "no critical header, but a list of them": token({}, { crit: [] }),
    "an unencoded payload": token({}, { b64: false, crit: ["b64"] }),
    "an unencoded payload that is not critical": token({}, { b64: false }),
    "a stranger's key with the proxy's id": byStranger({}),
    "a stranger's key without an id": byStranger({ kid: undefined }),
    "a stranger's key with its own id": byStranger({ kid: stranger.kid }),
    "a stranger's key within": byStranger({ jwk }),
    "a stranger's key within, with its own id": byStranger({ jwk, kid: stranger.kid }),
    "a key set elsewhere": byStranger({ jku: url }),
    "a certificate elsewhere": byStranger({ x5u: url }),
    "a certificate within": byStranger({
      x5c: Object.values(formsOf(key.publicKey)).slice(0, 1),
    }),
    ...named(KEY_IDS, "the key's id", (kid) => byStranger({ kid })),
    "the key's id as a number": byStranger({ kid: 1 }),
    "a path before the key's id": byStranger({ kid: `./${key.kid}` }),
    "a query behind the key's id": byStranger({ kid: `${key.kid}?` }),
  };
}

/** Tokens signed with the public key as if it were a shared secret. */
function secrets({ token, encode, key: { publicKey } }: FakeSigner): BadTokens {
  const forms: Record<string, string | Buffer> = { ...formsOf(publicKey), nothing: "" };
  return Object.fromEntries(
    Object.entries(forms).map(([form, secret]) => {
      const input = unsigned(token({}, { alg: "HS256" })).slice(0, -1);
      const signature = encode(createHmac("sha256", secret).update(input).digest());
      return [`a shared secret: ${form}`, `${input}.${signature}`];
    }),
  );
}

/** The texts of a public key; of a secret, whose bytes are the key, only texts that are not those bytes. */
function formsOf(key: KeyObject): Record<string, string | Buffer> {
  const jwk = JSON.stringify(key.export({ format: "jwk" }));
  if (key.type === "secret") {
    const bytes = key.export();
    return {
      "its base64": bytes.toString("base64"),
      "its hexadecimal digits": bytes.toString("hex"),
      "the JWK": jwk,
    };
  }
  const pem = key.export({ format: "pem", type: "spki" });
  return {
    "the PEM": pem,
    "the trimmed PEM": String(pem).trim(),
    "the DER": key.export({ format: "der", type: "spki" }),
    "the JWK": jwk,
  };
}

function unsigned(token: string): string {
  return token.slice(0, token.lastIndexOf(".") + 1);
}

function named(values: string[], what: string, tokenOf: (value: string) => string): BadTokens {
  return Object.fromEntries(
    values.map((value) => [`${what} ${JSON.stringify(value)}`, tokenOf(value)]),
  );
}
