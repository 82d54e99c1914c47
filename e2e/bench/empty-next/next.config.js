import { fileURLToPath } from "node:url";

/** @type {import("next").NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  // Next itself is two folders up from the bench.
  turbopack: { root: fileURLToPath(new URL("../../..", import.meta.url)) },
};

export default nextConfig;
