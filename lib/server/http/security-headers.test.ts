import { describe, expect, it } from "vitest";
import { cacheControl, type HeaderPolicy, isPage, securityHeaders } from "./security-headers";

const closed: HeaderPolicy = { origins: [], isHttps: false };
const portals = { origins: ["https://portal.example", "https://wiki.example:8443"], isHttps: true };

const policyOf = (path: string, policy = closed, nonce: string | null = "bm9uY2U=") =>
  new Map(
    (securityHeaders(path, nonce, policy)["Content-Security-Policy"] ?? "")
      .split("; ")
      .map((directive) => {
        const [name = "", ...sources] = directive.split(" ");
        return [name, sources.join(" ")];
      }),
  );

describe("securityHeaders", () => {
  it("runs only scripts with the nonce of the page", () => {
    const policy = policyOf("/active");
    expect(policy.get("script-src")).toBe("'self' 'nonce-bm9uY2U=' 'strict-dynamic'");
    expect(policy.get("default-src")).toBe("'none'");
    expect(policy.get("object-src")).toBe("'none'");
    expect(policy.get("base-uri")).toBe("'none'");
    expect(policy.get("form-action")).toBe("'self'");
    expect([...policy.values()].join(" ")).not.toMatch(/unsafe|\*|https?:/);
  });

  it("runs nothing in an answer that is not a page", () => {
    const policy = policyOf("/api/sessions", closed, null);
    expect(Object.fromEntries(policy)).toEqual({
      "default-src": "'none'",
      "base-uri": "'none'",
      "frame-ancestors": "'none'",
      "form-action": "'none'",
    });
  });

  it.each(["/embed/active", "/embed/history"])("lets only the portals frame %s", (path) => {
    expect(policyOf(path, portals).get("frame-ancestors")).toBe(
      "https://portal.example https://wiki.example:8443",
    );
    expect(securityHeaders(path, "n", portals)).not.toHaveProperty("X-Frame-Options");
  });

  it.each([
    "/",
    "/active",
    "/embed",
    "/embed/",
    "/embed/active/",
    "/embed/activity",
    "/EMBED/active",
  ])("lets nobody frame %s", (path) => {
    expect(policyOf(path, portals).get("frame-ancestors")).toBe("'none'");
    expect(securityHeaders(path, "n", portals)["X-Frame-Options"]).toBe("DENY");
  });

  it("lets nobody frame an embed when there are no portals", () => {
    expect(policyOf("/embed/active").get("frame-ancestors")).toBe("'none'");
    expect(securityHeaders("/embed/active", "n", closed)["X-Frame-Options"]).toBe("DENY");
  });

  it("shares only the embed script with other sites", () => {
    const shared = (path: string) =>
      securityHeaders(path, "n", portals)["Cross-Origin-Resource-Policy"];
    expect(shared("/embed.js")).toBe("cross-origin");
    expect(["/active", "/embed/active", "/api/sessions", "/x/embed.js"].map(shared)).toEqual(
      Array.from({ length: 4 }, () => "same-origin"),
    );
  });

  it("insists on https only if the server is reached by it", () => {
    expect(securityHeaders("/", "n", portals)["Strict-Transport-Security"]).toMatch(
      /^max-age=\d{8}$/,
    );
    expect(securityHeaders("/", "n", closed)).not.toHaveProperty("Strict-Transport-Security");
  });
});

describe("cacheControl", () => {
  it.each([
    ["/active", 200],
    ["/icon.svg", 200],
    ["/embed.js", 304],
    ["/_next/static/gone.js", 404],
    ["/_next/staticky", 200],
    ["", 400],
  ])("lets no cache store %s with status %d", (path, status) => {
    expect(cacheControl(path, status)).toBe("private, no-store");
  });

  it.each([200, 206, 304])("leaves a built file with status %d to Next", (status) => {
    expect(cacheControl("/_next/static/a.js", status)).toBeNull();
  });
});

describe("isPage", () => {
  it("is true of everything that is rendered, also errors", () => {
    expect(["/", "/active", "/apiary", "/nowhere"].filter(isPage)).toHaveLength(4);
    expect(["/api", "/api/sessions", "/_next/static/a.js"].filter(isPage)).toEqual([]);
  });
});
