import { beforeAll, describe, expect, it, vi } from "vitest";
import { authenticate } from "./authenticate";

beforeAll(() => {
  vi.stubEnv("SESSIONSCOPE_URL", "https://sessions.example.com");
  vi.stubEnv("SESSIONSCOPE_EMBED_ORIGINS", "https://portal.example.com");
  vi.stubEnv("SESSIONSCOPE_EMBED_KEYS", "[]");
});

describe("authenticate without sign-in", () => {
  it("knows whoever is at this machine", async () => {
    const headers = new Headers({ host: "localhost:3000", "x-forwarded-for": "::1" });
    expect(await authenticate(headers)).toMatchObject({ viewer: { kind: "local" } });
  });

  it.each([
    ["the address that portals' tokens are for", { host: "sessions.example.com" }],
    ["a proxy", { host: "localhost:3000", "x-forwarded-for": "203.0.113.9" }],
  ])("refuses who comes by %s", async (_, headers) => {
    await expect(authenticate(new Headers(headers))).rejects.toMatchObject({
      problem: { status: 403, code: "forbidden" },
    });
  });
});
