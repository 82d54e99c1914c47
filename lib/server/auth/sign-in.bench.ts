import { bench, describe, vi } from "vitest";
import { environmentOf, makeProxy } from "@/lib/testing/fakes/fake-proxy";

const proxy = makeProxy("generic");
const keys = await (await proxy.ask("")).json();

for (const [name, value] of Object.entries({
  ...environmentOf("generic"),
  SESSIONSCOPE_AUTH: "jwt",
  SESSIONSCOPE_ACCESS: '{ "sre": { "accounts": ["*"], "regions": ["*"] } }',
})) {
  vi.stubEnv(name, value);
}
vi.stubGlobal("fetch", async () => Response.json(keys));
const { authenticate } = await import("./authenticate");

const now = Math.floor(Date.now() / 1000);
const same = proxy.request(proxy.token({ iat: now, exp: now + 3600 }));
/** More people than any cache remembers. */
const others = Array.from({ length: 5000 }, (_, index) =>
  proxy.request(proxy.token({ sub: `u-${index}`, iat: now, exp: now + 3600 })),
);
let next = 0;

describe("authenticate", () => {
  const options = { warmupTime: 500, time: 3000 };
  bench("the assertion of a proxy", async () => void (await authenticate(same)), options);
  bench(
    "the assertion of a proxy, each another",
    async () => void (await authenticate(others[next++ % others.length] ?? same)),
    options,
  );
});
