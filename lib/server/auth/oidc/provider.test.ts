import { describe, expect, it } from "vitest";
import { failureOf, signIn, start } from "@/lib/testing/fakes/fake-sign-in";

describe("a provider", () => {
  it("uses the keys of the moment", async () => {
    const world = await start();
    await signIn(world);
    await world.provider.rotate();
    expect(await signIn(world)).toMatchObject({ sub: "alice" });
  });

  it.each(["keys", "token", "userinfo"] as const)("says that its %s are away", async (part) => {
    expect(await failureOf(signIn(await start({ status: { [part]: 503 } })))).toBe("unavailable");
  });

  it("says that a provider is away", async () => {
    const { provider, oidc } = await start();
    await provider.close();
    expect(await failureOf(signIn({ provider, oidc }))).toBe("unavailable");
  });

  it("asks for the metadata once", async () => {
    const world = await start();
    await Promise.all([signIn(world), signIn(world), signIn(world)]);
    expect(world.provider.asked.get("/.well-known/openid-configuration")).toBe(1);
  });
});
