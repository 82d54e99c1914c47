import "server-only";
import { createHmac, type KeyObject, sign } from "node:crypto";

/** A key of somebody who signs tokens; a secret is both halves of it. */
export type FakeKey = { kid: string; privateKey: KeyObject; publicKey: KeyObject };

/** Somebody who signs tokens that a test may write as it likes; `header` and `claims` are those of a good one. */
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
  /** A good token but for what is overridden; undefined leaves a member out. */
  const token = (changes: object = {}, headerChanges: object = {}, by?: KeyObject) =>
    signed(
      JSON.stringify({ ...header, ...headerChanges }),
      JSON.stringify({ ...claims, ...changes }),
      by,
    );
  return { key, header, claims, encode, signed, token };
}

/** What matters of them where it does not matter for whom they sign. */
export type FakeSigner = ReturnType<typeof makeSigner<{ alg: string }, object>>;

function signatureOf(input: string, by: KeyObject): Buffer {
  if (by.type === "secret") return createHmac("sha256", by).update(input).digest();
  const hash = by.asymmetricKeyType === "ed25519" ? null : "sha256";
  return sign(hash, Buffer.from(input), { key: by, dsaEncoding: "ieee-p1363" });
}
