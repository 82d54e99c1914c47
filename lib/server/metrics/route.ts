import "server-only";

/** What requests are counted by: the patterns of our own routes, never a path that someone sent. */
export const ROUTES = [
  "/",
  "/active",
  "/history",
  "/sessions/:id",
  "/embed/active",
  "/embed/history",
  "/embed.js",
  "/api/sessions",
  "/api/sessions/:id",
  "/api/accounts",
  "/api/healthz",
  "/api/readyz",
  "/auth/login",
  "/auth/callback",
  "/auth/logout",
  "/signed-out",
  "/no-access",
  "/_next/static",
  "other",
] as const;
export type Route = (typeof ROUTES)[number];

/** Those whose last part is a session's id. */
const WITH_ID = [
  ["/api/sessions/", "/api/sessions/:id"],
  ["/sessions/", "/sessions/:id"],
] as const;

/**
 * The route of a request's target, with or without its query. Anyone can send any path, so whatever is none
 * of ours counts as one.
 */
export function routeOf(target: string): Route {
  const path = target.split("?", 1)[0] ?? "";
  if (path.startsWith("/_next/static/")) return "/_next/static";
  const withId = WITH_ID.find(([start]) => path.startsWith(start));
  if (withId) return /^[^/]+$/.test(path.slice(withId[0].length)) ? withId[1] : "other";
  return ROUTES.find((route) => route === path && !route.includes(":")) ?? "other";
}
