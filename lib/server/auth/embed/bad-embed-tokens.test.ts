import { describe, expect, it } from "vitest";
import {
  EMBED_ALGORITHMS,
  fakeUrl,
  keysOf,
  makePortal,
  makePortalKey,
} from "@/lib/testing/fakes/fake-portal";
import { fakeNow } from "@/lib/testing/fakes/fake-proxy";
import { badForms } from "@/lib/testing/hostile/assertion-forms";
import { badHeaders } from "@/lib/testing/hostile/assertion-headers";
import { badEmbedClaims } from "@/lib/testing/hostile/embed-claims";
import { badEmbedKeys } from "@/lib/testing/hostile/embed-keys";
import { badEmbedLimits } from "@/lib/testing/hostile/embed-limits";
import { makeEmbedReader } from "./embed-reader";

/** The promised minimum of tested attacks on embeds. */
const LEAST = 40;

describe.each(EMBED_ALGORITHMS)("a portal’s token by %s", (alg) => {
  const portal = makePortal(alg);
  const stranger = makePortalKey(alg);
  const others = EMBED_ALGORITHMS.map((other) => makePortal(other, `wiki-${other}`));
  const read = makeEmbedReader(keysOf(portal, ...others), fakeUrl, () => fakeNow);
  const tokens = {
    ...badHeaders(portal, stranger),
    ...badForms(portal, stranger),
    ...badEmbedClaims(portal),
    ...badEmbedLimits(portal),
    ...badEmbedKeys(portal, others, makePortalKey(alg)),
  };
  const cases = Object.entries(tokens);

  it(`can be bad in at least ${LEAST} ways, no two of which are the same`, () => {
    expect(new Set(Object.values(tokens)).size).toBe(cases.length);
    expect(cases.length).toBeGreaterThanOrEqual(LEAST);
  });

  it.each(cases)("is refused with %s, and a good one beside it is not", async (_, token) => {
    const [bad, good] = [await read(token), await read(portal.token())];
    expect({ bad, good: good?.name }).toEqual({ bad: null, good: portal.claims.sub });
  });

  it.each(others.map((other) => [other.claims.iss, other]))(
    "is one of its own portal’s beside that of %s",
    async (iss, other) => {
      expect((await read(other.token()))?.pinned?.by).toBe(iss);
      expect((await read(portal.token()))?.pinned?.by).toBe(portal.claims.iss);
    },
  );

  it("is refused by a server without keys, and by one with another address", async () => {
    const now = () => fakeNow;
    expect(await makeEmbedReader([], fakeUrl, now)(portal.token())).toBeNull();
    for (const url of ["", "https://sessions.example", "http://sessions.example.com"]) {
      expect(await makeEmbedReader(keysOf(portal), url, now)(portal.token())).toBeNull();
    }
  });
});
