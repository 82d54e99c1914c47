import "server-only";
import { routeOf } from "@/lib/server/routes";

/** The settings that the headers of answers depend on. */
export type HeaderPolicy = {
  /** The exact origins that may frame an embed; empty: none may. */
  origins: readonly string[];
  /** Whether people reach this server by https. */
  isHttps: boolean;
};

/** Files whose names are hashes of their content. */
const BUILT = "/_next/static/";

/** No cache of a browser or proxy may store an answer: it depends on the viewer and the time. */
export const NEVER_KEPT = "private, no-store";
/** A year. Without subdomains: those of this host may belong to others. */
const HSTS = "max-age=31536000";
/** Features that a page of rows never needs, and that injected code must not get. */
const PERMISSIONS =
  "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

/**
 * The headers of every answer to `path`, whether a page, an error or a file. A `nonce` is for one answer only; null for
 * an answer that is not a page and may run no script.
 */
export function securityHeaders(
  path: string,
  nonce: string | null,
  { origins, isHttps }: HeaderPolicy,
): Record<string, string> {
  const { mayBeFramed, isForOtherSites } = routeOf(path);
  const framers = mayBeFramed ? origins : [];
  return {
    "Content-Security-Policy": contentSecurityPolicy(nonce, framers),
    ...(framers.length === 0 && { "X-Frame-Options": "DENY" }),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": isForOtherSites ? "cross-origin" : "same-origin",
    "Permissions-Policy": PERMISSIONS,
    ...(isHttps && { "Strict-Transport-Security": HSTS }),
  };
}

/**
 * The `Cache-Control` of an answer; null leaves the decision to Next. Next lets shared caches store a prerendered page
 * for a year, and sets nothing for the answers of route handlers.
 */
export function cacheControl(path: string, status: number): string | null {
  return path.startsWith(BUILT) && status < 400 ? null : NEVER_KEPT;
}

/** Whether `path` is rendered as a page, whose scripts need a nonce. */
export function isPage(path: string): boolean {
  return !path.startsWith(BUILT) && path !== "/api" && !path.startsWith("/api/");
}

function contentSecurityPolicy(nonce: string | null, framers: readonly string[]): string {
  const frameAncestors = `frame-ancestors ${framers.length === 0 ? "'none'" : framers.join(" ")}`;
  const always = ["default-src 'none'", "base-uri 'none'", frameAncestors];
  if (nonce === null) return [...always, "form-action 'none'"].join("; ");
  return [
    ...always,
    "form-action 'self'",
    "object-src 'none'",
    // Scripts that a script with the nonce loads are trusted too; 'self' is for browsers without 'strict-dynamic'.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    // React Aria adds two style elements and reads the nonce for them from the page.
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
  ].join("; ");
}
