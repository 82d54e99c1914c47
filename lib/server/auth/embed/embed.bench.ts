import { bench, describe, vi } from "vitest";
import { EMBED_ALGORITHMS, fakeUrl, makePortal } from "@/lib/testing/fakes/fake-portal";

const portals = EMBED_ALGORITHMS.map((alg) => ({ alg, portal: makePortal(alg, `portal-${alg}`) }));

for (const [name, value] of Object.entries({
  SESSIONSCOPE_AUTH: "none",
  SESSIONSCOPE_URL: fakeUrl,
  SESSIONSCOPE_ACCOUNTS: JSON.stringify([
    { id: "prod", roleArn: "arn:aws:iam::123456789012:role/Reader", regions: ["eu-west-1"] },
  ]),
  SESSIONSCOPE_EMBED_ORIGINS: "https://portal.example.com",
  SESSIONSCOPE_EMBED_KEYS: JSON.stringify(portals.map(({ portal }) => portal.setting)),
})) {
  vi.stubEnv(name, value);
}
const { authenticate } = await import("@/lib/server/auth/authenticate");

const iat = Math.floor(Date.now() / 1000);

describe("authenticate", () => {
  const options = { warmupTime: 500, time: 2000 };
  for (const { alg, portal } of portals) {
    const headersOf = (jti: string) =>
      new Headers({ authorization: `Bearer ${portal.token({ iat, exp: iat + 600, jti })}` });
    const same = headersOf("same");
    /** More tokens than any memory has. */
    const others = Array.from({ length: 5000 }, (_, index) => headersOf(`j-${index}`));
    let next = 0;
    bench(`a portal’s token by ${alg}`, async () => void (await authenticate(same)), options);
    bench(
      `a portal’s token by ${alg}, each another`,
      async () => void (await authenticate(others[next++ % others.length] ?? same)),
      options,
    );
  }
});
