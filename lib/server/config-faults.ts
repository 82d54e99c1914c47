import "server-only";
import { BlockList, isIP } from "node:net";
import type { Environment } from "./env";

/** Part of the contract, but not of this version: ignoring one would drop a rule that someone relies on. */
const NOT_YET = [
  "SESSIONSCOPE_ACCESS",
  "SESSIONSCOPE_URL",
  "SESSIONSCOPE_EMBED_ORIGINS",
  "SESSIONSCOPE_EMBED_KEYS",
];

/** What there is of our own, and understood. */
const KNOWN = [
  "SESSIONSCOPE_AUTH",
  "SESSIONSCOPE_ACCOUNTS",
  "SESSIONSCOPE_ALLOW_OPEN",
  "SESSIONSCOPE_MAX_RPS",
  "SESSIONSCOPE_CACHE_MB",
  "SESSIONSCOPE_INSTANCES",
  "SESSIONSCOPE_REDIS_URL",
  "SESSIONSCOPE_SECRET",
  "SESSIONSCOPE_METRICS_PORT",
  "SESSIONSCOPE_METRICS_HOST",
  "SESSIONSCOPE_LOG_LEVEL",
  "SESSIONSCOPE_DRAIN_SECONDS",
];

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

/** What is wrong between variables, each of which may be right. Beside faults of single ones, so that all are listed. */
export function crossFaults(env: Environment): string[] {
  const faults: string[] = [];
  if (!isLoopback(env.HOST ?? "localhost") && env.SESSIONSCOPE_ALLOW_OPEN !== "1") {
    faults.push(
      "HOST: must be a loopback address (127.0.0.0/8, ::1 or localhost), because sign-in does not exist yet: anyone who reaches the server sees every session. Where something else keeps others away, set SESSIONSCOPE_ALLOW_OPEN=1.",
    );
  }
  if ((env.PORT ?? "3000") === env.SESSIONSCOPE_METRICS_PORT) {
    faults.push("SESSIONSCOPE_METRICS_PORT: must not be PORT; metrics have a port of their own.");
  }
  return faults;
}

/** What is wrong with the name of a variable that looks like one of ours. */
export function nameFault(name: string): string[] {
  if (!name.startsWith("SESSIONSCOPE_") || KNOWN.includes(name)) return [];
  if (NOT_YET.includes(name)) return [`${name}: this version does not support it yet; unset it.`];
  return [`${name}: there is no such variable; correct its name or unset it.`];
}

function isLoopback(host: string): boolean {
  if (host === "localhost") return true;
  const version = isIP(host);
  return version !== 0 && loopback.check(host, version === 4 ? "ipv4" : "ipv6");
}
