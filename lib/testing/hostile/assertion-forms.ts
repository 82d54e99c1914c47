import "server-only";
import { sign } from "node:crypto";
import type { FakeKey, FakeSigner } from "@/lib/testing/fakes/fake-signer";
import type { BadTokens } from "./assertion-headers";

/** Texts that are not tokens, and valid tokens that were changed. */
export function badForms(proxy: FakeSigner, stranger: FakeKey): BadTokens {
  return { ...badSignatures(proxy), ...badParts(proxy, stranger), ...badAlphabets(proxy) };
}

function badSignatures({ token, encode, key }: FakeSigner): BadTokens {
  const good = token();
  const [head = "", body = "", signature = ""] = good.split(".");
  const bytes = Buffer.from(signature, "base64url");
  const other = token({ sub: "u-2" }).split(".");
  const ending = (text: string) => `${head}.${body}.${text}`;
  const isCurve = key.privateKey.asymmetricKeyType === "ec";
  const der = isCurve && sign("sha256", Buffer.from(`${head}.${body}`), key.privateKey);
  return {
    "no signature": ending(""),
    "half of the signature": ending(encode(bytes.subarray(0, bytes.length / 2))),
    "a signature without its last byte": ending(encode(bytes.subarray(0, -1))),
    "a signature with a byte too many": ending(encode(Buffer.concat([bytes, Buffer.from([0])]))),
    "a signature with another bit": ending(encode(flipped(bytes))),
    "a signature of zeros": ending(encode(Buffer.alloc(bytes.length))),
    "a signature of ones": ending(encode(Buffer.alloc(bytes.length, 255))),
    "a signature in another encoding": ending(encode(der || Buffer.from(signature))),
    "another token's signature": ending(other[2] ?? ""),
    "another token's claims": `${head}.${other[1]}.${signature}`,
  };
}

function badParts({ token, signed, header, claims }: FakeSigner, stranger: FakeKey): BadTokens {
  const good = token();
  const [head = "", body = "", signature = ""] = good.split(".");
  const nested = token({}, {}, stranger.privateKey);
  return {
    nothing: "",
    "a word": "alice.chen@example.com",
    "two parts": `${head}.${body}`,
    "four parts": `${good}.${signature}`,
    "five parts": `${head}.${body}.${body}.${body}.${signature}`,
    "parts without text": "..",
    "a dot before": `.${good}`,
    "a dot behind": `${good}.`,
    "its parts in another order": `${body}.${head}.${signature}`,
    "it as JSON": JSON.stringify({ protected: head, payload: body, signature }),
    "a token in a token": signed(JSON.stringify({ ...header, cty: "JWT" }), good),
    "a stranger's token around the proxy's": signed(
      JSON.stringify(header),
      good,
      stranger.privateKey,
    ),
    "a token in a claim": token({ iss: undefined, sub: undefined, vc: nested }),
    "more than a request may have": token({ padding: "x".repeat(16_000) }),
    "two tokens": `${good}, ${good}`,
    "two tokens, the first of them bad": `${nested}, ${good}`,
    "two tokens, the second of them bad": `${good},${nested}`,
    "the scheme of another header": `Bearer ${good}`,
    "quotation marks": `"${good}"`,
    "claims in place of a token": JSON.stringify(claims),
  };
}

function badAlphabets({ token, encode }: FakeSigner): BadTokens {
  const good = token();
  const [head = "", body = "", signature = ""] = good.split(".");
  const unpadded = signature.replaceAll("=", "");
  return {
    "a space within": `${head}. ${body}.${signature}`,
    "a space at the end of a part": `${head} .${body}.${signature}`,
    "a tab within": `${head}.${body}.\t${signature}`,
    "an escaped dot": good.replaceAll(".", "%2E"),
    "padding where there is none": `${head}.${body}.${unpadded}=`,
    "too much padding": `${head}.${body}.${unpadded}====`,
    "padding within": `${head}.${body}.${unpadded.slice(0, 8)}==${unpadded.slice(8)}`,
    "the letters of another alphabet": inOtherLetters(token),
    "bits that no byte has": `${head}.${body}.${withSpareBit(unpadded)}`,
    "claims that are no UTF-8": withBytes(Buffer.from([0x7b, 0xff, 0x7d])),
  };
  function withBytes(claims: Buffer) {
    return `${head}.${encode(claims)}.${signature}`;
  }
}

/** Signs until the signature has a character in which the alphabets of base64 differ, which takes few tries. */
function inOtherLetters(token: FakeSigner["token"]): string {
  for (let jti = 0; ; jti += 1) {
    const [head, body, signature = ""] = token({ jti: `${jti}` }).split(".");
    const other = signature.replaceAll("-", "+").replaceAll("_", "/");
    if (other !== signature) return `${head}.${body}.${other}`;
  }
}

function flipped(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(10) ^ 1, 10);
  return copy;
}

/** Another text for the same bytes: the last character has spare bits unless the bytes are a multiple of three. */
function withSpareBit(part: string): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  return part.slice(0, -1) + letters[letters.indexOf(part.slice(-1)) + 1];
}
