import "server-only";
import { existsSync } from "node:fs";
import path from "node:path";
import { type Config, NO_REGION, readConfig } from "@/lib/server/config/config";
import { heapIssue } from "@/lib/server/config/heap-issue";
import { portIssue } from "@/lib/server/config/port-issue";
import type { Environment } from "@/lib/server/env";
import { readOtlp } from "@/lib/server/tracing/otlp";
import { partitionIssues } from "./partition-issues";
import { profileIssue } from "./profile-issue";

/** The configuration of a server whose build is in `dir`, or one list of everything that keeps it from starting. */
export async function readStart(
  env: Environment,
  { dir, heapBytes }: { dir: string; heapBytes: number },
): Promise<{ config: Config } | { issues: string[] }> {
  const reading = readConfig(env);
  const issues = "issues" in reading ? [...reading.issues] : [];
  if (!(await hasRegion(env))) issues.push(NO_REGION);
  issues.push(...(await profileIssue(env)), ...(await partitionIssues(env)));
  if (!existsSync(path.join(dir, ".next/BUILD_ID"))) {
    issues.push("There is no production build here; run npm run build first.");
  }
  const tracing = readOtlp(env);
  if ("issues" in tracing) issues.push(...tracing.issues);
  if ("config" in reading) {
    issues.push(...heapIssue(reading.config.gateway.cacheBytes, heapBytes));
    issues.push(...(await portIssue(reading.config)));
    if (issues.length === 0) return { config: reading.config };
  }
  return { issues };
}

/** Asks the AWS SDK only if a profile has to be read: loading it takes longer than everything else. */
async function hasRegion(env: Environment): Promise<boolean> {
  if (env.AWS_REGION || env.SESSIONSCOPE_ACCOUNTS) return true;
  const { ambientRegion } = await import("@/lib/server/aws/ssm-client");
  return (await ambientRegion()) !== null;
}
