import { bench, describe, vi } from "vitest";
import { environmentOf, makeProxy } from "@/lib/testing/fakes/fake-proxy";

const proxy = makeProxy("alb");

for (const [name, value] of Object.entries({
  ...environmentOf("alb"),
  SESSIONSCOPE_AUTH: "jwt",
  SESSIONSCOPE_ACCESS: '{ "sre": { "accounts": ["*"], "regions": ["*"] } }',
})) {
  vi.stubEnv(name, value);
}
vi.stubGlobal("fetch", proxy.ask);
const { authenticate } = await import("@/lib/server/auth/authenticate");

const exp = Math.floor(Date.now() / 1000) + 3600;
const same = proxy.request(proxy.token({ exp }, { exp }));
/** More people than any cache remembers. */
const others = Array.from({ length: 5000 }, (_, index) =>
  proxy.request(proxy.token({ sub: `u-${index}`, exp }, { exp })),
);
let next = 0;

describe("authenticate", () => {
  const options = { warmupTime: 500, time: 2000 };
  bench("the assertion of an ALB", async () => void (await authenticate(same)), options);
  bench(
    "the assertion of an ALB, each another",
    async () => void (await authenticate(others[next++ % others.length] ?? same)),
    options,
  );
});
