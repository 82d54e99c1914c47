import { generateKeyPair } from "jose";
import { describe, expect, it } from "vitest";
import { failureOf, signIn, start } from "@/lib/testing/fakes/fake-sign-in";
import { beginSignIn } from "./begin-sign-in";

describe("finishSignIn", () => {
  it("knows who comes back, by the claims of the token and those besides", async () => {
    const userinfo = { name: "Alice Chen", email: "alice@example.com", email_verified: true };
    expect(await signIn(await start({ userinfo }))).toEqual({
      sub: "alice",
      name: "Alice Chen",
      email: "alice@example.com",
      groups: ["sre"],
    });
  });

  it("asks for no more if the token says all", async () => {
    const world = await start({ claims: { email: "alice@example.com", email_verified: true } });
    expect(await signIn(world)).toMatchObject({ email: "alice@example.com", groups: ["sre"] });
    expect(world.provider.asked.has("/userinfo")).toBe(false);
  });

  it("takes an address as verified by nothing that is said elsewhere", async () => {
    const world = await start({
      claims: { groups: undefined, email: "ceo@example.com" },
      userinfo: { email: "alice@evil.test", email_verified: true, groups: ["dev"] },
    });
    expect(await signIn(world)).toMatchObject({ email: null, groups: ["dev"] });
  });

  it.each([false, "false", 1, null, undefined])(
    "knows nobody by an address that is verified %j",
    async (email_verified) => {
      const claims = { email: "alice@example.com", email_verified };
      expect(await signIn(await start({ claims }))).toMatchObject({ email: null, sub: "alice" });
      const limited = await start({ claims }, { domains: ["example.com"] });
      expect(await failureOf(signIn(limited))).toBe("not-admitted");
    },
  );

  it("reads groups from the claim that is configured", async () => {
    const claims = { groups: undefined, roles: ["Ops", "Ops", "", 7, null] };
    expect(await signIn(await start({ claims }, { groupsClaim: "roles" }))).toMatchObject({
      groups: ["Ops"],
    });
  });

  it("lets in whom the lists name", async () => {
    const claims = { email: "alice@EXAMPLE.com", email_verified: true };
    const lists = { domains: ["example.com"], groups: ["sre"] };
    expect(await signIn(await start({ claims }, lists))).toMatchObject({ sub: "alice" });
    expect(await failureOf(signIn(await start({ claims }, { groups: ["dev"] })))).toBe(
      "not-admitted",
    );
  });

  it.each<[string, Record<string, unknown>]>([
    ["of another issuer", { iss: "https://evil.test" }],
    ["for another client", { aud: "somebody-else" }],
    ["for another client too, authorised for nobody", { aud: ["sessionscope-test", "other"] }],
    [
      "for another client too, authorised for that",
      { aud: ["sessionscope-test", "other"], azp: "other" },
    ],
    ["authorised for another client", { azp: "other" }],
    ["that has ended", { exp: Math.floor(Date.now() / 1000) - 60 }],
    ["that is not valid yet", { nbf: Math.floor(Date.now() / 1000) + 600 }],
    ["without an end", { exp: undefined }],
    ["without a beginning", { iat: undefined }],
    ["about nobody", { sub: undefined }],
    ["about an empty name", { sub: "" }],
    ["of another sign-in", { nonce: "another" }],
    ["of no sign-in", { nonce: undefined }],
    ["without an issuer", { iss: undefined }],
    ["for nobody", { aud: undefined }],
  ])("refuses a token %s", async (_what, claims) => {
    expect(await failureOf(signIn(await start({ claims })))).toBe("refused");
  });

  it("accepts one for several clients that is authorised for this one", async () => {
    const claims = { aud: ["sessionscope-test", "other"], azp: "sessionscope-test" };
    expect(await signIn(await start({ claims }))).toMatchObject({ sub: "alice" });
  });

  it("refuses a token that another key has signed", async () => {
    const { privateKey: key } = await generateKeyPair("ES256");
    expect(await failureOf(signIn(await start({ key })))).toBe("refused");
  });

  it("refuses a token that the client's secret has signed, whatever the provider offers", async () => {
    const key = new TextEncoder().encode("a secret that only the test knows");
    expect(await failureOf(signIn(await start({ key, header: { alg: "HS256" } })))).toBe("refused");
  });

  it.each(["ES384", "ES512"])("refuses the algorithm %s", async (algorithm) => {
    const metadata = { id_token_signing_alg_values_supported: [algorithm, "RS256"] };
    expect(await failureOf(signIn(await start({ algorithm, metadata })))).toBe("refused");
  });

  it.each(["EdDSA", "PS256"])("accepts the algorithm %s", async (algorithm) => {
    const metadata = { id_token_signing_alg_values_supported: [algorithm] };
    expect(await signIn(await start({ algorithm, metadata }))).toMatchObject({ sub: "alice" });
  });

  it.each<[string, (query: URLSearchParams) => void]>([
    ["another state", (query) => query.set("state", "x".repeat(43))],
    ["two states", (query) => query.append("state", "x".repeat(43))],
    ["no state", (query) => query.delete("state")],
    ["no code", (query) => query.delete("code")],
    ["a code of its own", (query) => query.set("code", "guessed")],
    ["the word of another provider", (query) => query.set("iss", "https://evil.test")],
  ])("refuses an answer with %s", async (_what, alter) => {
    expect(await failureOf(signIn(await start(), alter))).toBe("refused");
  });

  it("refuses a code that has been used, or was for another browser", async () => {
    const world = await start();
    let used = "";
    await signIn(world, (query) => {
      used = query.get("code") ?? "";
    });
    expect(await failureOf(signIn(world, (query) => query.set("code", used)))).toBe("refused");
    const { location } = await beginSignIn(world.oidc, new Headers(), {
      back: "/active",
      asSomebodyElse: false,
    });
    const foreign = world.provider.signIn(location).get("code") ?? "";
    expect(await failureOf(signIn(world, (query) => query.set("code", foreign)))).toBe("refused");
  });

  it.each([
    ["access_denied", "cancelled"],
    ["login_required", "cancelled"],
    ["temporarily_unavailable", "unavailable"],
    ["server_error", "unavailable"],
    ["invalid_request", "refused"],
    ["<script>", "refused"],
  ])("understands the provider's %s", async (error, failure) => {
    const world = await start();
    const says = (query: URLSearchParams) => {
      query.delete("code");
      query.set("error", error);
    };
    expect(await failureOf(signIn(world, says))).toBe(failure);
  });
});
