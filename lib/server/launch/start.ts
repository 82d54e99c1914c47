import "server-only";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { getHeapStatistics } from "node:v8";
import { NO_REGION, readConfig } from "@/lib/server/config/config";
import { heapFault } from "@/lib/server/config/heap-fault";
import { portFault } from "@/lib/server/config/port-fault";
import { environment } from "@/lib/server/env";
import { readOtlp } from "@/lib/server/tracing/otlp";
import { launch } from "./launch";

// The build puts this file, bundled, in place of Next's own server.js: at the root of the standalone folder.
const dir = path.dirname(fileURLToPath(import.meta.url));

const reading = readConfig(environment);
const faults = "faults" in reading ? [...reading.faults] : [];
if (!(await hasRegion())) faults.push(NO_REGION);
if (!existsSync(path.join(dir, ".next/BUILD_ID"))) {
  faults.push("There is no production build here; run npm run build first.");
}
const tracing = readOtlp(environment);
if ("faults" in tracing) faults.push(...tracing.faults);
if ("config" in reading) {
  const { heap_size_limit: heapBytes } = getHeapStatistics();
  faults.push(...heapFault(reading.config.gateway.cacheBytes, heapBytes));
  faults.push(...(await portFault(reading.config)));
}

if (faults.length > 0 || "faults" in reading) {
  console.error(["Sessionscope cannot start:", ...faults].join("\n  - "));
  process.exit(1);
}

await launch(dir, reading.config);

/** Loading the AWS SDK takes longer than all the rest, so it is asked only if a profile has to be read. */
async function hasRegion(): Promise<boolean> {
  if (environment.AWS_REGION || environment.SESSIONSCOPE_ACCOUNTS) return true;
  const { ambientRegion } = await import("@/lib/server/aws/ssm-client");
  return (await ambientRegion()) !== null;
}
