import { fileURLToPath } from "node:url";
import { PHASE_PRODUCTION_SERVER } from "next/constants.js";

/** @type {import("next").NextConfig} */
const nextConfig = {
  typedRoutes: true,
  reactCompiler: true,
  poweredByHeader: false,
  // The build runs alone. Only our launcher starts it, because it checks the configuration and handles signals.
  output: "standalone",
  // One registry of metrics for our launcher and for what Next bundles.
  serverExternalPackages: ["prom-client"],
  // Native code of the optimizer that is switched off below: half of the folder.
  outputFileTracingExcludes: { "next-server": ["**/node_modules/{sharp,@img}/**"] },
  // A second lockfile above this directory must not move the build's root.
  turbopack: { root: fileURLToPath(new URL(".", import.meta.url)) },
  // The optimizer is attack surface that a page without pictures does not need.
  images: { unoptimized: true },
  // Keeps the query: a link to the bare address with filters lands on the filtered tab.
  redirects: () => Promise.resolve([{ source: "/", destination: "/active", permanent: false }]),
};

/** @param {string} phase the command that Next runs */
export default function configFor(phase) {
  if (phase === PHASE_PRODUCTION_SERVER) {
    throw new Error("Start Sessionscope with npm start: next start would skip its checks.");
  }
  return nextConfig;
}
