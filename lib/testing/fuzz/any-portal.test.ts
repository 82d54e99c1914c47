import fc from "fast-check";
import { afterAll, describe, expect } from "vitest";
import { makeEmbedReader } from "@/lib/server/auth/embed/embed-reader";
import { sessionSearchParams } from "@/lib/sessions/query/search-params";
import { EMBED_ALGORITHMS, fakeUrl, keysOf, makePortal } from "@/lib/testing/fakes/fake-portal";
import { fakeNow } from "@/lib/testing/fakes/fake-proxy";
import { damage, damaged, headerText } from "@/lib/testing/hostile/hostile-token";
import { fuzz } from "./fuzz";

/** Members that a token or its pinned filters may have. */
const KNOWN = new Set([
  ...Object.keys(sessionSearchParams),
  ...["iss", "aud", "sub", "iat", "exp", "jti", "typ", "view", "scope", "locked"],
]);
/** The name of each algorithm in a target: `--only` accepts no digits. */
const NAMES = { ES256: "ecdsa", EdDSA: "eddsa", HS256: "hmac" };

describe.each(EMBED_ALGORITHMS)("any text as a portal’s token by %s", (alg) => {
  const portal = makePortal(alg);
  const read = makeEmbedReader(keysOf(portal), fakeUrl, () => fakeNow);
  const good = portal.token();
  const name = NAMES[alg];

  // The test is useless if the reader refuses every token.
  afterAll(async () => {
    expect(await read(good)).not.toBeNull();
  });

  fuzz({
    name: `embed-${name}-damaged`,
    claim: "opens nothing for any text or a damaged valid token",
    inputs: { long: 10_000, short: 200 },
    arbitrary: fc.oneof(
      headerText,
      damage.map((what) => damaged(good, what)),
    ),
    async holds(text) {
      fc.pre(text !== good);
      expect(await read(text)).toBeNull();
    },
  });

  fuzz({
    name: `embed-${name}-signed`,
    claim: "opens nothing for signed tokens that do not follow the documentation",
    inputs: { long: 5_000, short: 100 },
    arbitrary: fc.record({
      unknown: fc.string().filter((text) => !KNOWN.has(text)),
      known: fc.constantFrom(...Object.keys(portal.claims)),
      value: fc.jsonValue(),
    }),
    async holds({ unknown, known, value }) {
      const header = JSON.stringify(portal.header);
      expect(await read(portal.signed(header, JSON.stringify(value)))).toBeNull();
      expect(await read(portal.token({ [unknown]: value }))).toBeNull();
      expect(await read(portal.token({ [known]: [value] }))).toBeNull();
      expect(await read(portal.token({ locked: { [unknown]: "x" } }))).toBeNull();
    },
  });
});
