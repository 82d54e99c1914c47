import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { log } from "@/lib/server/log/log";
import { fakeUrl, keysOf, makePortal, makePortalKey } from "@/lib/testing/fakes/fake-portal";
import { fakeNow } from "@/lib/testing/fakes/fake-proxy";
import { makeEmbedReader } from "./embed-reader";
import { logEmbedRefusal } from "./embed-refusal";

const portal = makePortal("ES256");
const { kid } = portal.key;
const now = fakeNow / 1000;

const lines: unknown[] = [];
let minute = 0;
beforeEach(() => {
  lines.length = 0;
  // Each test is in an hour of its own.
  minute += 60;
  vi.useFakeTimers({ toFake: ["Date"], now: fakeNow + minute * 60_000 });
  vi.spyOn(log, "warn").mockImplementation((facts: unknown) => void lines.push(facts));
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const read = makeEmbedReader(keysOf(portal), fakeUrl, () => fakeNow, logEmbedRefusal);

describe("why a portal’s token is refused", () => {
  it.each([
    ["malformed", "hunter2", null],
    ["malformed", portal.token({}, { v: 1 }), kid],
    ["unknown-key", portal.token({}, { kid: "hunter2" }), null],
    ["type", portal.token({}, { typ: "JWT" }), kid],
    ["algorithm", portal.token({}, { alg: "HS256" }), kid],
    ["signature-or-audience", portal.token({}, {}, makePortalKey("ES256").privateKey), kid],
    ["signature-or-audience", portal.token({ aud: "https://hunter2.example" }), kid],
    ["time", portal.token({ iat: now - 300, exp: now }), kid],
    ["time", portal.token({ exp: now + 601 }), kid],
    ["claims", portal.token({ hunter2: 1 }), kid],
    ["claims", portal.token({ iss: "hunter2" }), kid],
    ["lock", portal.token({ locked: { hunter2: "x" } }), kid],
  ])("is logged as %s, with the key only if there is one", async (reason, token, name) => {
    expect(await read(token)).toBeNull();
    expect(lines).toEqual([{ reason, ...(name !== null && { kid: name }), untold: 0 }]);
  });

  it("is logged once a minute for each key", async () => {
    for (let turn = 0; turn < 100; turn += 1) logEmbedRefusal("time", "one");
    logEmbedRefusal("time", "another");
    vi.setSystemTime(Date.now() + 60_000);
    logEmbedRefusal("time", "one");
    expect(lines).toEqual([
      { reason: "time", kid: "one", untold: 0 },
      { reason: "time", kid: "another", untold: 0 },
      { reason: "time", kid: "one", untold: 99 },
    ]);
  });

  it("is no matter of a good token", async () => {
    expect(await read(portal.token())).toMatchObject({ kind: "embed", kid });
    expect(lines).toEqual([]);
  });
});
