import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fakeNow } from "@/lib/server/auth/jwt/fake-proxy";
import { sessionSearchParams } from "@/lib/sessions/search-params";
import { makeEmbedReader } from "./embed-reader";
import { EMBED_ALGORITHMS, fakeUrl, keysOf, makePortal } from "./fake-portal";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=. ";
const letter = fc.constantFrom(...LETTERS);
/** What can stand in a header. */
const headerText = fc.string({ unit: fc.constantFrom(...LETTERS, "{", "}", '"', ",", "\u00e9") });

/** What a token or its lock may say. */
const KNOWN = new Set([
  ...Object.keys(sessionSearchParams),
  ...["iss", "aud", "sub", "iat", "exp", "jti", "typ", "view", "scope", "locked"],
]);

describe.each(EMBED_ALGORITHMS)("whatever comes as a portal’s token by %s", (alg) => {
  const portal = makePortal(alg);
  const read = makeEmbedReader(keysOf(portal), fakeUrl, () => fakeNow);
  const good = portal.token();

  it("is refused as any text, and never fails otherwise", async () => {
    await fc.assert(
      fc.asyncProperty(headerText, async (text) => {
        expect(await read(text)).toBeNull();
      }),
    );
  });

  it("is refused as a good one of which a letter is another", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: good.length - 1 }), letter, async (at, other) => {
        fc.pre(good[at] !== other);
        expect(await read(good.slice(0, at) + other + good.slice(at + 1))).toBeNull();
      }),
    );
    expect(await read(good)).not.toBeNull();
  });

  it("is refused as a good one that is cut or longer", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: good.length - 1 }), letter, async (length, more) => {
        expect(await read(good.slice(0, length))).toBeNull();
        expect(await read(`${good}${more}`)).toBeNull();
      }),
    );
  });

  it("is refused as anything that the portal itself has signed but a token", async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (claims) => {
        expect(
          await read(portal.signed(JSON.stringify(portal.header), JSON.stringify(claims))),
        ).toBeNull();
      }),
    );
  });

  it("is refused with any claim too many, any list for one, and any unknown key in its lock", async () => {
    const name = fc.string().filter((text) => !KNOWN.has(text));
    const claim = fc.constantFrom(...Object.keys(portal.claims));
    const any = fc.jsonValue();
    await fc.assert(
      fc.asyncProperty(name, claim, any, async (unknown, known, value) => {
        expect(await read(portal.token({ [unknown]: value }))).toBeNull();
        expect(await read(portal.token({ [known]: [value] }))).toBeNull();
        expect(await read(portal.token({ locked: { [unknown]: "x" } }))).toBeNull();
      }),
    );
  });
});
