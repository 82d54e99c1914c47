import { readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ROUTES, routeOf } from "./routes";

const names = ROUTES.map(({ name }) => name);

/** The pages and route handlers of `app/`, without extension, in order. */
const files = readdirSync("app", { recursive: true, encoding: "utf8" })
  .flatMap((file) => /^(.*\b(?:page|route))\.tsx?$/.exec(file)?.[1] ?? [])
  .toSorted();

describe("ROUTES", () => {
  it("has one row for each page and route handler of the app, and no other", () => {
    const rows = ROUTES.flatMap(({ file }) => file ?? []);
    expect(rows.toSorted()).toEqual(files);
  });

  it("names each route as its folder says", () => {
    for (const { name, file } of ROUTES) {
      if (file === null || name === "other") continue;
      const folder = file.replace(/\/\w+$/, "").replaceAll(/\(\w+\)\//g, "");
      expect(name).toBe(`/${folder.replaceAll(/\[\w+\]/g, ":id")}`);
    }
  });

  it("lets only the embedded views be framed", () => {
    const framed = ROUTES.filter((row) => "mayBeFramed" in row).map(({ name }) => name);
    expect(framed).toEqual(["/embed/active", "/embed/history"]);
  });
});

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
    expect(routeOf(target).name).toBe(route);
  });

  it("knows every route of the app", () => {
    const routes = files
      .filter((file) => !file.includes("[[..."))
      .map((file) => file.replace(/\/\w+$/, "").replaceAll(/\(\w+\)\//g, ""))
      .map((folder) => `/${folder.replaceAll(/\[\w+\]/g, "some-id")}`);
    expect(routes).toContain("/api/sessions/some-id");
    expect(routes.filter((route) => routeOf(route).name === "other")).toEqual([]);
  });

  it("makes no route of what anyone sends", () => {
    const path = fc.array(fc.string()).map((segments) => `/${segments.join("/")}`);
    const part = fc.oneof(path, fc.string(), fc.constantFrom(...names));
    fc.assert(
      fc.property(part, part, (one, other) => {
        expect(names).toContain(routeOf(one + other).name);
      }),
    );
  });
});
