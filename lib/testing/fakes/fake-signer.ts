import "server-only";
import { createHmac, type KeyObject, sign } from "node:crypto";

/** A key that signs tokens; a secret is both halves of it. */
export type FakeKey = { kid: string; privateKey: KeyObject; publicKey: KeyObject };

/** A signer of tokens that a test can change; `header` and `claims` are those of a valid one. */
export function makeSigner<Header extends object, Claims extends object>(
  key: FakeKey,
  header: Header,
  claims: Claims,
  encode: (bytes: string | Buffer) => string = (bytes) => Buffer.from(bytes).toString("base64url"),
) {
  /** A token of any texts, signed by any key. */
  const signed = (headerText: string, claimsText: string, by: KeyObject = key.privateKey) => {
    const input = `${encode(headerText)}.${encode(claimsText)}`;
    return `${input}.${encode(signatureOf(input, by))}`;
  };
  /** A valid token with changes; undefined removes a member. */
  const token = (changes: object = {}, headerChanges: object = {}, by?: KeyObject) =>
    signed(
      JSON.stringify({ ...header, ...headerChanges }),
      JSON.stringify({ ...claims, ...changes }),
      by,
    );
  return { key, header, claims, encode, signed, token };
}

/** A signer, where its audience does not matter. */
export type FakeSigner = ReturnType<typeof makeSigner<{ alg: string }, object>>;

function signatureOf(input: string, by: KeyObject): Buffer {
  if (by.type === "secret") return createHmac("sha256", by).update(input).digest();
  const hash = by.asymmetricKeyType === "ed25519" ? null : "sha256";
  return sign(hash, Buffer.from(input), { key: by, dsaEncoding: "ieee-p1363" });
}
