import "server-only";
import { BlockList, isIP } from "node:net";
import type { Environment } from "@/lib/server/env";

/** What there is of our own, and understood. */
const KNOWN = [
  "SESSIONSCOPE_AUTH",
  "SESSIONSCOPE_URL",
  "SESSIONSCOPE_ACCESS",
  "SESSIONSCOPE_ALLOWED_DOMAINS",
  "SESSIONSCOPE_ALLOWED_GROUPS",
  "SESSIONSCOPE_SESSION_KEYS",
  "SESSIONSCOPE_OIDC_ISSUER",
  "SESSIONSCOPE_OIDC_CLIENT_ID",
  "SESSIONSCOPE_OIDC_CLIENT_SECRET",
  "SESSIONSCOPE_OIDC_SCOPES",
  "SESSIONSCOPE_OIDC_GROUPS_CLAIM",
  "SESSIONSCOPE_JWT_PRESET",
  "SESSIONSCOPE_JWT_ISSUER",
  "SESSIONSCOPE_JWT_AUDIENCE",
  "SESSIONSCOPE_JWT_JWKS_URL",
  "SESSIONSCOPE_JWT_HEADER",
  "SESSIONSCOPE_JWT_ALGORITHMS",
  "SESSIONSCOPE_JWT_GROUPS_CLAIM",
  "SESSIONSCOPE_JWT_ALB_ARN",
  "SESSIONSCOPE_JWT_CLIENT_ID",
  "SESSIONSCOPE_EMBED_ORIGINS",
  "SESSIONSCOPE_EMBED_KEYS",
  "SESSIONSCOPE_ACCOUNTS",
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
export function crossIssues(env: Environment): string[] {
  const issues: string[] = [];
  if (!isLoopback(env.HOST ?? "localhost") && (env.SESSIONSCOPE_AUTH ?? "none") === "none") {
    issues.push(
      "HOST: must be a loopback address (127.0.0.0/8, ::1 or localhost) as long as nobody has to sign in: anyone who reaches the server would see every session. Set SESSIONSCOPE_AUTH to oidc or jwt to listen elsewhere.",
    );
  }
  if ((env.PORT ?? "3000") === env.SESSIONSCOPE_METRICS_PORT) {
    issues.push("SESSIONSCOPE_METRICS_PORT: must not be PORT; metrics have a port of their own.");
  }
  const isOneOfSeveral = ![undefined, "1"].includes(env.SESSIONSCOPE_INSTANCES);
  if (env.SESSIONSCOPE_EMBED_KEYS && isOneOfSeveral && !env.SESSIONSCOPE_SECRET) {
    issues.push(
      "SESSIONSCOPE_SECRET: is needed with SESSIONSCOPE_EMBED_KEYS where there are several servers: what one has sealed, such as the place in a list, the others have to open. Make one with openssl rand -base64 32.",
    );
  }
  return issues;
}

/** What is wrong with the name of a variable that looks like one of ours. */
export function nameIssue(name: string): string[] {
  if (!name.startsWith("SESSIONSCOPE_") || KNOWN.includes(name)) return [];
  return [`${name}: there is no such variable; correct its name or unset it.`];
}

function isLoopback(host: string): boolean {
  if (host === "localhost") return true;
  const version = isIP(host);
  return version !== 0 && loopback.check(host, version === 4 ? "ipv4" : "ipv6");
}
