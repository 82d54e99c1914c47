import "server-only";

/** What the headers of answers depend on besides the request. */
export type HeaderPolicy = {
  /** The exact origins that may frame an embed; none: nobody. */
  origins: readonly string[];
  /** Whether people reach this server by https. */
  isHttps: boolean;
};

/** The only pages that another site may frame. */
const EMBEDS = new Set(["/embed/active", "/embed/history"]);
/** The only file that pages of other sites load. */
const EMBED_SCRIPT = "/embed.js";
/** Files whose names follow from what is in them. */
const BUILT = "/_next/static/";

/** No answer may be kept by a browser's cache or a proxy: it depends on who asks, and when. */
export const NEVER_KEPT = "private, no-store";
/** A year. Without subdomains: those of this host are somebody else's. */
const HSTS = "max-age=31536000";
/** What a page of rows never needs, and neither does whatever might get into it. */
const PERMISSIONS =
  "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

/**
 * The headers that every answer to `path` has, whatever it is: a page, an error, a file. A `nonce` is for one answer
 * only; null for what is no page and gets to run nothing.
 */
export function securityHeaders(
  path: string,
  nonce: string | null,
  { origins, isHttps }: HeaderPolicy,
): Record<string, string> {
  const framers = EMBEDS.has(path) ? origins : [];
  return {
    "Content-Security-Policy": contentSecurityPolicy(nonce, framers),
    ...(framers.length === 0 && { "X-Frame-Options": "DENY" }),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": path === EMBED_SCRIPT ? "cross-origin" : "same-origin",
    "Permissions-Policy": PERMISSIONS,
    ...(isHttps && { "Strict-Transport-Security": HSTS }),
  };
}

/**
 * How long an answer may be kept; null: as Next says. Next would let shared caches keep a prerendered page for a year,
 * and says nothing at all of what a route handler answers.
 */
export function cacheControl(path: string, status: number): string | null {
  return path.startsWith(BUILT) && status < 400 ? null : NEVER_KEPT;
}

/** Whether what is at `path` is rendered, and with it scripts that need a nonce. */
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
    // What a script with the nonce loads is trusted like it; 'self' is for browsers that know no 'strict-dynamic'.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    // React Aria adds two style elements, for which it is told the nonce.
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
  ].join("; ");
}
