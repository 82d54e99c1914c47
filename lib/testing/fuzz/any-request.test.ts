import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { problemSchema } from "@/lib/problem";
import { MODES, serveApi } from "@/lib/testing/fakes/served-api";
import { hostileHeaders } from "@/lib/testing/hostile/hostile-headers";
import { hostileQuery, KNOWN } from "@/lib/testing/hostile/hostile-query";
import { hostileText } from "@/lib/testing/hostile/hostile-text";
import { fuzz } from "./fuzz";

/** An id as Next decodes it from a path: it cannot contain half of a surrogate pair. */
const id = fc.oneof(
  fc.constantFrom("Active-00", "History-21", "nobody-0123", "x".repeat(96), "x".repeat(97)),
  hostileText.map((text) => Buffer.from(text).toString()),
);
const anyRequest = fc.record({
  id: fc.option(id),
  query: fc.oneof(
    { weight: 3, arbitrary: hostileQuery },
    { weight: 1, arbitrary: fc.constant("") },
  ),
  headers: hostileHeaders,
  isProven: fc.nat({ max: 3 }).map((digit) => digit > 0),
});

describe.each(MODES)("any request of the API, signing in by %s", (mode) => {
  let api: Awaited<ReturnType<typeof serveApi>>;
  beforeAll(async () => {
    api = await serveApi(mode);
  });
  afterAll(() => api.end());

  it("admits a viewer with a valid proof", async () => {
    const request = { headers: new Headers(api.proof), signal: new AbortController().signal };
    const response = await api.list(new URLSearchParams("state=all"), request);
    expect(response.status).toBe(200);
    expect(regionsIn(await response.json())).toContain("eu-west-1");
  });

  fuzz({
    name: `api-${mode}`,
    claim: "is answered with sessions that the viewer may see, or with a problem below 500",
    inputs: { long: 12_000, short: 100 },
    arbitrary: anyRequest,
    async holds({ id: one, query, headers: page, isProven }) {
      const url = new URL("http://127.0.0.1:3000/");
      url.search = query;
      const headers = new Headers(page);
      if (isProven) for (const [name, value] of Object.entries(api.proof)) headers.set(name, value);
      const request = { headers, signal: new AbortController().signal };
      const { searchParams } = url;
      const answering =
        one === null ? api.list(searchParams, request) : api.one(one, searchParams, request);
      const response = await answering;
      const body: unknown = await response.json();
      expect(response.headers.get("cache-control")).toBe("private, no-store");
      if (response.status === 200) {
        expect(isProven || mode === "none").toBe(true);
        const regions = mode === "none" ? KNOWN.region : ["eu-west-1"];
        for (const region of regionsIn(body)) expect(regions).toContain(region);
        return;
      }
      expect(response.status).toSatisfy((status: number) => status >= 400 && status < 500);
      expect(problemSchema.parse(body).status).toBe(response.status);
    },
  });
});

/** Every region that appears anywhere in an answer. */
function regionsIn(body: unknown): string[] {
  return [...JSON.stringify(body).matchAll(/"region":"([^"]*)"/g)].map(([, region = ""]) => region);
}
