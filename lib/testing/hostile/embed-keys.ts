import "server-only";
import { createHmac } from "node:crypto";
import type { FakePortal } from "@/lib/testing/fakes/fake-portal";
import type { FakeKey } from "@/lib/testing/fakes/fake-signer";
import type { BadTokens } from "./assertion-headers";

/**
 * Tokens by keys that may not sign them: `others` are the other portals of the server, `retired` is a former key of
 * this one.
 */
export function badEmbedKeys(
  portal: FakePortal,
  others: readonly FakePortal[],
  retired: FakeKey,
): BadTokens {
  const { token, key, claims } = portal;
  const by = ({ privateKey }: FakeKey, head: object = {}) => token({}, head, privateKey);
  return {
    ...Object.assign({}, ...others.map((other) => badNeighbours(portal, other))),
    ...(key.privateKey.type === "secret" && otherHashes(portal)),
    "a retired key under its own id": by(retired, { kid: retired.kid }),
    "a retired key under the new one's id": by(retired),
    "the new key under the retired one's id": token({}, { kid: retired.kid }),
    "a retired key without an id": by(retired, { kid: undefined }),
    "no id of a key": token({}, { kid: undefined }),
    "a null id of a key": token({}, { kid: null }),
    "an empty id of a key": token({}, { kid: "" }),
    "the id of a key in a list": token({}, { kid: [key.kid] }),
    "the id of a key in an object": token({}, { kid: { [key.kid]: true } }),
    "the id of a key in capitals": token({}, { kid: key.kid.toUpperCase() }),
    "a space behind the id of a key": token({}, { kid: `${key.kid} ` }),
    "a zero behind the id of a key": token({}, { kid: `${key.kid}\u0000` }),
    "the portal's id as a key's": token({}, { kid: claims.iss }),
    "the key's id as a portal's": token({ iss: key.kid }),
    "the key's id as a claim": token({ kid: key.kid }, { kid: undefined }),
    "its own key in the header": token({}, { jwk: key.publicKey.export({ format: "jwk" }) }),
    "a token of the portal's in place of a claim": token({ sub: token() }),
  };
}

/** A secret also works with other algorithms, which the setting does not name. */
function otherHashes({ token, encode, key }: FakePortal): BadTokens {
  return Object.fromEntries(
    [384, 512].map((bits) => {
      const input = token({}, { alg: `HS${bits}` })
        .split(".")
        .slice(0, 2)
        .join(".");
      const hash = createHmac(`sha${bits}`, key.privateKey).update(input).digest();
      return [`its secret by HS${bits}`, `${input}.${encode(hash)}`];
    }),
  );
}

/** Two portals of one server must not trust each other. */
function badNeighbours(portal: FakePortal, other: FakePortal): BadTokens {
  const { token, encode, key, claims, header } = portal;
  const { iss } = other.claims;
  const name = `${iss} (${other.header.alg})`;
  const head = { kid: other.key.kid, alg: other.header.alg };
  const input = token({}, { ...head, alg: "HS256" })
    .split(".")
    .slice(0, 2)
    .join(".");
  const published = JSON.stringify(key.publicKey.export({ format: "jwk" }));
  const hmac = encode(createHmac("sha256", published).update(input).digest());
  return {
    [`the key of ${name} in our name`]: other.token({ iss: claims.iss }),
    [`the key of ${name} under our id`]: other.token({ iss: claims.iss }, { kid: key.kid }),
    ...(other.header.alg !== header.alg && {
      [`the key of ${name} under our id and alg`]: other.token(
        { iss: claims.iss },
        { kid: key.kid, alg: header.alg },
      ),
    }),
    [`the key of ${name} in our name with an alias`]: other.token({ iss: claims.iss, azp: iss }),
    [`our key in the name of ${name}`]: token({ iss }),
    [`our key under the id of ${name}`]: token({}, head),
    [`our key as if it were that of ${name}`]: token({ iss }, head),
    [`our key in both names, ${name} second`]: token({ iss: [claims.iss, iss] }),
    [`our key as the secret of ${name}`]: `${input}.${hmac}`,
  };
}
