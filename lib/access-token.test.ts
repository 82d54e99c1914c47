import { beforeEach, describe, expect, it, vi } from "vitest";

// It is one for the page, so each test gets its own.
beforeEach(() => vi.resetModules());
const load = () => import("./access-token");

describe("the access token", () => {
  it("is nothing where none is demanded: the cookie says who asks", async () => {
    const { accessOf } = await load();
    expect(accessOf({ Prefer: "wait=10" })).toEqual({ headers: { Prefer: "wait=10" } });
  });

  it("goes with every request, and no cookie does", async () => {
    const { accessOf, setAccessToken } = await load();
    setAccessToken("a.b.c");
    expect(accessOf({ Prefer: "wait=10" })).toEqual({
      headers: { Prefer: "wait=10", Authorization: "Bearer a.b.c" },
      credentials: "omit",
    });
  });

  it("is never replaced by a cookie: without it nothing can be asked", async () => {
    const { accessOf, setAccessToken } = await load();
    setAccessToken("a.b.c");
    setAccessToken(null);
    expect(() => accessOf({})).toThrow("The portal has not given permission");
  });
});
