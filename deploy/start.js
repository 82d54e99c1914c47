import { existsSync } from "node:fs";

// `npm start`: the launcher that the build has put into the standalone folder, in this very process.
const launcher = new URL("../.next/standalone/server.js", import.meta.url);

if (!existsSync(launcher)) {
  console.error(
    "Sessionscope cannot start:\n  - There is no production build yet; run npm run build first.",
  );
  process.exit(1);
}
await import(launcher.href);
