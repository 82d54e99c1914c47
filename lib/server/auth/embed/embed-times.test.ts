import { describe, expect, it } from "vitest";
import { EMBED_ALGORITHMS, fakeUrl, keysOf, makePortal } from "@/lib/testing/fakes/fake-portal";
import { fakeNow } from "@/lib/testing/fakes/fake-proxy";
import { makeEmbedReader } from "./embed-reader";

const now = fakeNow / 1000;

describe.each(EMBED_ALGORITHMS)("the time of a portal’s token by %s", (alg) => {
  const portal = makePortal(alg);
  let clock = fakeNow;
  const read = makeEmbedReader(keysOf(portal), fakeUrl, () => clock);
  const isReadAt = async (ms: number, token: string) => {
    clock = ms;
    return (await read(token)) !== null;
  };

  it.each([
    { what: "600 seconds long", iat: now, exp: now + 600, isGood: true },
    { what: "601 seconds long", iat: now, exp: now + 601, isGood: false },
    {
      what: "600 seconds long, of which the last is left",
      iat: now - 599,
      exp: now + 1,
      isGood: true,
    },
    {
      what: "601 seconds long, of which the last is left",
      iat: now - 600,
      exp: now + 1,
      isGood: false,
    },
    { what: "made 30 seconds ahead", iat: now + 30, exp: now + 330, isGood: true },
    { what: "made 31 seconds ahead", iat: now + 31, exp: now + 331, isGood: false },
    { what: "made 30 seconds ahead and 600 long", iat: now + 30, exp: now + 630, isGood: true },
    { what: "made 30 seconds ahead and 601 long", iat: now + 30, exp: now + 631, isGood: false },
    { what: "with a second left", iat: now - 10, exp: now + 1, isGood: true },
    { what: "ending now", iat: now - 10, exp: now, isGood: false },
    { what: "ended a second ago", iat: now - 10, exp: now - 1, isGood: false },
  ])("opens it ($isGood) when it is $what", async ({ iat, exp, isGood }) => {
    expect(await isReadAt(fakeNow, portal.token({ iat, exp }))).toBe(isGood);
  });

  it("ends to the millisecond, whatever clocks may differ, and does not come back", async () => {
    const token = portal.token();
    const end = portal.claims.exp * 1000;
    expect(await isReadAt(end - 1, token)).toBe(true);
    for (const late of [0, 1, 999, 1000, 30_000, 86_400_000]) {
      expect(await isReadAt(end + late, token)).toBe(false);
    }
  });

  it("opens again and again until then: a frame sends it with each request", async () => {
    const token = portal.token();
    for (const second of [0, 1, 60, 299]) {
      expect(await isReadAt(fakeNow + second * 1000, token)).toBe(true);
    }
    expect(await isReadAt(fakeNow + 300_000, token)).toBe(false);
  });

  it("is not longer for a token that was made ahead and kept", async () => {
    const token = portal.token({ iat: now + 30, exp: now + 630 });
    expect(await isReadAt(fakeNow + 629_999, token)).toBe(true);
    expect(await isReadAt(fakeNow + 630_000, token)).toBe(false);
  });
});
