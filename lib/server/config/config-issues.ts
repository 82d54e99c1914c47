import "server-only";
import { BlockList } from "node:net";
import type { Environment } from "@/lib/server/env";
import { hasAddress } from "./address-list";
import { VARIABLES } from "./variables";

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

/** Issues between variables that may each be valid. They are listed beside those of single variables. */
export function crossIssues(env: Environment): string[] {
  const issues: string[] = [];
  if (!isLoopback(env.HOST ?? "localhost") && (env.SESSIONSCOPE_AUTH ?? "none") === "none") {
    issues.push(
      "HOST: must be a loopback address (127.0.0.0/8, ::1 or localhost) while nobody has to sign in: anybody who reaches the server would see every session. Set SESSIONSCOPE_AUTH to oidc or jwt to listen elsewhere.",
    );
  }
  if ((env.PORT ?? "3000") === env.SESSIONSCOPE_METRICS_PORT) {
    issues.push("SESSIONSCOPE_METRICS_PORT: must not be PORT; metrics have a port of their own.");
  }
  const isOneOfSeveral = ![undefined, "1"].includes(env.SESSIONSCOPE_INSTANCES);
  if (env.SESSIONSCOPE_EMBED_KEYS && isOneOfSeveral && !env.SESSIONSCOPE_SECRET) {
    issues.push(
      "SESSIONSCOPE_SECRET: is needed with SESSIONSCOPE_EMBED_KEYS on several servers: each server must open the cursors that another has sealed. Make one with openssl rand -base64 32.",
    );
  }
  return issues;
}

/** The issue of a name that looks like one of ours and is unknown. */
export function nameIssue(name: string): string[] {
  if (!name.startsWith("SESSIONSCOPE_") || Object.hasOwn(VARIABLES, name)) return [];
  return [`${name}: there is no such variable; correct its name or unset it.`];
}

function isLoopback(host: string): boolean {
  return host === "localhost" || hasAddress(loopback, host);
}
