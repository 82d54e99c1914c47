import "server-only";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { getHeapStatistics } from "node:v8";
import { NO_REGION, readConfig } from "@/lib/server/config/config";
import { heapIssue } from "@/lib/server/config/heap-issue";
import { portIssue } from "@/lib/server/config/port-issue";
import { environment } from "@/lib/server/env";
import { readOtlp } from "@/lib/server/tracing/otlp";
import { launch } from "./launch";

// The build puts this file, bundled, in place of Next's own server.js: at the root of the standalone folder.
const dir = path.dirname(fileURLToPath(import.meta.url));

const reading = readConfig(environment);
const issues = "issues" in reading ? [...reading.issues] : [];
if (!(await hasRegion())) issues.push(NO_REGION);
if (!existsSync(path.join(dir, ".next/BUILD_ID"))) {
  issues.push("There is no production build here; run npm run build first.");
}
const tracing = readOtlp(environment);
if ("issues" in tracing) issues.push(...tracing.issues);
if ("config" in reading) {
  const { heap_size_limit: heapBytes } = getHeapStatistics();
  issues.push(...heapIssue(reading.config.gateway.cacheBytes, heapBytes));
  issues.push(...(await portIssue(reading.config)));
}

if (issues.length > 0 || "issues" in reading) {
  console.error(["Sessionscope cannot start:", ...issues].join("\n  - "));
  process.exit(1);
}

await launch(dir, reading.config);

/** Loading the AWS SDK takes longer than all the rest, so it is asked only if a profile has to be read. */
async function hasRegion(): Promise<boolean> {
  if (environment.AWS_REGION || environment.SESSIONSCOPE_ACCOUNTS) return true;
  const { ambientRegion } = await import("@/lib/server/aws/ssm-client");
  return (await ambientRegion()) !== null;
}
