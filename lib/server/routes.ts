import "server-only";

/** A route of ours. */
export type RouteRow = {
  /** Its name in metrics and traces: never a path that someone sent. */
  name: string;
  /** The file of `app/` that answers, without its extension; null: Next answers from a file or by a redirect. */
  file: string | null;
  /** Whether the origins of `SESSIONSCOPE_EMBED_ORIGINS` may frame it. */
  mayBeFramed?: true;
  /** Whether pages of other sites may load it. */
  isForOtherSites?: true;
  /** Whether it takes `POST`: it changes whether somebody is signed in, the only thing that a request changes. */
  takesPost?: true;
};

/** Every route, once. Metrics, traces, framing and the gate follow from this table; a test holds it against `app/`. */
export const ROUTES = [
  { name: "/", file: null },
  { name: "/active", file: "(dashboard)/active/page" },
  { name: "/history", file: "(dashboard)/history/page" },
  { name: "/sessions/:id", file: "(dashboard)/sessions/[sessionId]/page" },
  { name: "/embed/active", file: "embed/active/page", mayBeFramed: true },
  { name: "/embed/history", file: "embed/history/page", mayBeFramed: true },
  { name: "/embed.js", file: null, isForOtherSites: true },
  { name: "/api/sessions", file: "api/sessions/route" },
  { name: "/api/sessions/:id", file: "api/sessions/[sessionId]/route" },
  { name: "/api/accounts", file: "api/accounts/route" },
  { name: "/api/healthz", file: "api/healthz/route" },
  { name: "/api/readyz", file: "api/readyz/route" },
  { name: "/auth/login", file: "auth/login/route" },
  { name: "/auth/callback", file: "auth/callback/route" },
  { name: "/auth/logout", file: "auth/logout/route", takesPost: true },
  { name: "/signed-out", file: "(entry)/signed-out/page" },
  { name: "/no-access", file: "(entry)/no-access/page" },
  { name: "/_next/static", file: null },
  // Everything else, also what the API answers with "not found": anyone can send any path.
  { name: "other", file: "api/[[...path]]/route" },
] as const satisfies readonly RouteRow[];

/** The name of a route. */
export type RouteName = (typeof ROUTES)[number]["name"];
type Route = RouteRow & { name: RouteName };

const OTHER: Route = { name: "other", file: null };
const byPath = new Map<string, Route>(
  ROUTES.filter(({ name }) => name.startsWith("/") && !name.includes(":")).map((row) => [
    row.name,
    row,
  ]),
);
/** Those whose last part is a session's id, by what stands before it. */
const byStart = new Map<string, Route>(
  ROUTES.filter(({ name }) => name.endsWith("/:id")).map((row) => [row.name.slice(0, -3), row]),
);

/** The route of a request's target, with or without its query; `other` for any other path. */
export function routeOf(target: string): Route {
  const path = target.split("?", 1)[0] ?? "";
  if (path.startsWith("/_next/static/")) return byPath.get("/_next/static") ?? OTHER;
  const start = path.slice(0, path.lastIndexOf("/") + 1);
  const isSession = path.length > start.length && byStart.has(start);
  return (isSession ? byStart.get(start) : byPath.get(path)) ?? OTHER;
}
