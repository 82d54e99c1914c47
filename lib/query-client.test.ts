import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createQueryClient } from "./query-client";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("leaves no timer behind on the server, which would hold a request's memory", async () => {
  const client = createQueryClient();
  client.getQueryCache().build(client, client.defaultQueryOptions({ queryKey: ["sessions"] }));
  await client.fetchQuery({ queryKey: ["accounts"], queryFn: () => Promise.resolve(1) });
  expect(vi.getTimerCount()).toBe(0);
});
