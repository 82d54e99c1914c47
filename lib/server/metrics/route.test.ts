import { readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ROUTES, routeOf } from "./route";

describe("routeOf", () => {
  it.each([
    ["/", "/"],
    ["/active?owner=alice.chen", "/active"],
    ["/history", "/history"],
    ["/sessions/alice.chen-0b1f", "/sessions/:id"],
    ["/sessions/a%2Fb?account=prod", "/sessions/:id"],
    ["/api/sessions?state=active", "/api/sessions"],
    ["/api/sessions/alice.chen-0b1f", "/api/sessions/:id"],
    ["/api/accounts", "/api/accounts"],
    ["/api/healthz", "/api/healthz"],
    ["/api/readyz", "/api/readyz"],
    ["/_next/static/chunks/0f.js", "/_next/static"],
    ["/sessions/", "other"],
    ["/sessions/a/b", "other"],
    ["/sessions/:id/x", "other"],
    ["/api/sessions/../../etc/passwd", "other"],
    ["/ACTIVE", "other"],
    ["//active", "other"],
    ["http://evil.example/active", "other"],
    ["*", "other"],
    ["", "other"],
  ])("counts %s as %s", (target, route) => {
    expect(routeOf(target)).toBe(route);
  });

  it("knows every route of the app", () => {
    const files = readdirSync("app", { recursive: true, encoding: "utf8" });
    const routes = files
      .flatMap((file) => /^(.*)\/(?:page|route)\.tsx?$/.exec(file)?.[1] ?? [])
      .filter((folder) => !folder.includes("[[..."))
      .map((folder) => `/${folder.replaceAll(/\(\w+\)\//g, "").replaceAll(/\[\w+\]/g, "some-id")}`);
    expect(routes).toContain("/api/sessions/some-id");
    expect(routes.filter((route) => routeOf(route) === "other")).toEqual([]);
  });

  it("makes no route of what anyone sends", () => {
    const part = fc.oneof(fc.webPath(), fc.string(), fc.constantFrom(...ROUTES));
    fc.assert(
      fc.property(part, part, (one, other) => {
        expect(ROUTES).toContain(routeOf(one + other));
      }),
    );
  });
});
