import { readFileSync } from "node:fs";

const MANIFEST = new URL("../../../.next/server/app-paths-manifest.json", import.meta.url);

/**
 * The routes that answer a request without a proof, because they hold no data: the sign-in routes, the pages of people
 * who are not signed in, the probes of load balancers, errors and a picture. Every other route of the build is closed, so a
 * new open route needs a line here.
 */
const OPEN = new Set([
  "/_global-error",
  "/_not-found",
  "/api/[[...path]]",
  "/api/healthz",
  "/api/readyz",
  "/auth/callback",
  "/auth/login",
  "/auth/logout",
  "/icon.svg",
  "/no-access",
  "/signed-out",
]);

/** Frames: to who has proved nothing they say nothing but that a portal has to bring a token. */
const FRAMES = new Set(["/embed/active", "/embed/history"]);

/** A route of the build. */
export type BuiltRoute = {
  /** As its folder is called, without the groups. */
  pattern: string;
  /** An address of it. */
  path: string;
  isOpen: boolean;
  isFrame: boolean;
  isPage: boolean;
};

/** Every page and route handler that the build has, with an address of a session that exists. */
export function builtRoutes(sessionId: string): BuiltRoute[] {
  const manifest: Record<string, string> = JSON.parse(readFileSync(MANIFEST, "utf8"));
  return Object.keys(manifest).map((key) => {
    const pattern = key.replace(/\/(?:page|route)$/, "").replace(/\/\([^/]+\)/g, "");
    const path = pattern.replace("[sessionId]", sessionId).replace("[[...path]]", "nothing");
    // A new kind of part needs an example, or the route would never be reached.
    if (path.includes("[")) throw new Error(`No example for the route ${pattern}.`);
    return {
      pattern,
      path,
      isOpen: OPEN.has(pattern),
      isFrame: FRAMES.has(pattern),
      isPage: key.endsWith("/page"),
    };
  });
}
