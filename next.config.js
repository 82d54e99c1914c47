import { fileURLToPath } from "node:url";

/**
 * Headers for every answer. The nonce CSP for scripts comes with sign-in; these hold without one:
 * nobody may frame the dashboard, guess a content type, or learn a filtered URL from a referrer.
 */
const securityHeaders = [
  {
    key: "Content-Security-Policy",
    value: "frame-ancestors 'none'; base-uri 'none'; object-src 'none'; form-action 'self'",
  },
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "no-referrer" },
];

/** @type {import("next").NextConfig} */
const nextConfig = {
  typedRoutes: true,
  reactCompiler: true,
  poweredByHeader: false,
  // A second lockfile above this directory must not move the build's root.
  turbopack: { root: fileURLToPath(new URL(".", import.meta.url)) },
  // The optimizer is attack surface that a page without pictures does not need.
  images: { unoptimized: true },
  // Keeps the query: a link to the bare address with filters lands on the filtered tab.
  redirects: () => Promise.resolve([{ source: "/", destination: "/active", permanent: false }]),
  headers: () =>
    Promise.resolve([
      { source: "/:path*", headers: securityHeaders },
      // Also where Next answers in our place, as to a method that no route has.
      { source: "/api/:path*", headers: [{ key: "Cache-Control", value: "private, no-store" }] },
    ]),
};

export default nextConfig;
