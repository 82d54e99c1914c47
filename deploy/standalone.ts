import { cpSync, existsSync, lstatSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { isBuiltin } from "node:module";
import path from "node:path";
import { build } from "esbuild";

/** The folder that Next's build leaves. It runs alone, with the packages that were traced. */
const STANDALONE = path.resolve(".next/standalone");

/** Packages that the launcher shares with Next's own bundles, or that find files beside themselves. */
const EXTERNAL = ["next", "pino", "prom-client", "@opentelemetry/*"];

/** The rest of `npm run build`: the folder gets what browsers load, and our launcher in place of Next's server.js. */
async function main() {
  cpSync(".next/static", path.join(STANDALONE, ".next/static"), { recursive: true });
  if (existsSync("public")) {
    cpSync("public", path.join(STANDALONE, "public"), { recursive: true });
  }
  // Next copies them; but a build is no place for secrets, and the launcher checks the environment it is given.
  for (const name of readdirSync(STANDALONE)) {
    if (name.startsWith(".env")) rmSync(path.join(STANDALONE, name));
  }
  const { metafile } = await build({
    entryPoints: ["lib/server/launch/start.ts"],
    outfile: path.join(STANDALONE, "server.js"),
    bundle: true,
    platform: "node",
    target: "node20.9",
    format: "esm",
    conditions: ["react-server"],
    external: EXTERNAL,
    // For bundled packages that are CommonJS and ask for Node's own modules.
    banner: {
      js: 'import { createRequire as createOwnRequire } from "node:module";\nconst require = createOwnRequire(import.meta.url);',
    },
    metafile: true,
    logLevel: "warning",
  });
  const imported = Object.values(metafile.outputs).flatMap((output) => output.imports);
  const issues = [...missingPackages(imported), ...strayLinks()];
  if (issues.length > 0) {
    console.error(["The standalone folder would not run alone:", ...issues].join("\n  - "));
    process.exit(1);
  }
}

/** Packages that the launcher imports, but the trace has left out. */
function missingPackages(imported: readonly { path: string; external?: boolean }[]): string[] {
  return imported
    .filter(({ external, path: name }) => external && !name.startsWith("node:"))
    .map(({ path: name }) => name)
    .filter((name) => !isBuiltin(name) && !existsSync(path.join(STANDALONE, "node_modules", name)))
    .map((name) => `${name} is missing; add it to outputFileTracingIncludes.`);
}

/** Symbolic links that lead out of the folder, and break when it is moved. */
function strayLinks(): string[] {
  return readdirSync(STANDALONE, { recursive: true, encoding: "utf8" })
    .map((name) => path.join(STANDALONE, name))
    .filter((file) => lstatSync(file).isSymbolicLink())
    .filter((link) => !realpathSync(link).startsWith(`${STANDALONE}${path.sep}`))
    .map((link) => `${link} leads out of it.`);
}

await main();
