import "server-only";
import { BlockList } from "node:net";
import * as z from "zod";
import type { Environment } from "@/lib/server/env";
import { hasAddress } from "./address-list";
import { type ForwardProxy, hostOf, portOf, readForwardProxy } from "./forward-proxy";
import { type HostMatch, readNoProxy } from "./no-proxy";
import type { Variables } from "./variable";

/** The forward proxies of requests, by the scheme of their URL; null: such requests leave directly. */
export type ForwardProxies = {
  https: ForwardProxy | null;
  http: ForwardProxy | null;
  /** Hosts that no proxy leads to. */
  isExcepted: HostMatch;
  /** The variable that lists them; null: none is listed. */
  exceptions: string | null;
};

const text = z.string().optional();

/** Rows for the documentation. `readForwardProxies` reads them, because each has two spellings. */
export const FORWARD_PROXY_VARIABLES = {
  HTTPS_PROXY: {
    schema: text,
    unset: "no proxy",
    meaning:
      "the [forward proxy](#forward-proxies) of requests to `https://`: AWS, the identity provider, key servers. `https_proxy` wins over it",
  },
  HTTP_PROXY: {
    schema: text,
    unset: "no proxy",
    meaning: "the same for requests to `http://`. `http_proxy` wins over it",
  },
  ALL_PROXY: {
    schema: text,
    unset: "no proxy",
    meaning: "the proxy of a scheme that has none of its own. `all_proxy` wins over it",
  },
  NO_PROXY: {
    schema: text,
    unset: "no host",
    meaning: "hosts that are reached without the proxy. `no_proxy` wins over it",
  },
} satisfies Variables;

/**
 * Reads the standard variables of forward proxies. As in curl, lower case wins, and `ALL_PROXY` is for schemes without a
 * variable of their own; unlike in curl, upper case `HTTP_PROXY` counts, because this process is no CGI script. An
 * empty variable counts as unset. A value that no request would use is not checked.
 */
export function readForwardProxies(
  env: Environment,
): { proxies: ForwardProxies } | { issues: string[] } {
  const https = proxyOf(env, ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]);
  const http = proxyOf(env, ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"]);
  const exceptions = firstSet(env, ["no_proxy", "NO_PROXY"]);
  const isUsed = [https, http].some((read) => "issue" in read || read.proxy !== null);
  const hosts = readNoProxy(isUsed ? (exceptions?.value ?? "") : "");
  const issues = [
    ...new Set([https, http].flatMap((read) => ("issue" in read ? [read.issue] : []))),
    ...("issues" in hosts ? hosts.issues : []).map((rule) => `${exceptions?.name}: ${rule}`),
  ];
  if ("issue" in https || "issue" in http || "issues" in hosts) return { issues };
  return {
    proxies: {
      https: https.proxy,
      http: http.proxy,
      isExcepted: hosts.matches,
      exceptions: exceptions?.name ?? null,
    },
  };
}

function proxyOf(env: Environment, names: readonly string[]) {
  const set = firstSet(env, names);
  return set === null ? { proxy: null } : readForwardProxy(set.name, set.value);
}

function firstSet(env: Environment, names: readonly string[]) {
  const name = names.find((each) => env[each]?.trim());
  return name === undefined ? null : { name, value: env[name] ?? "" };
}

/** This machine and its link: metadata services and agents of credentials, which no proxy could reach for us. */
const local = new BlockList();
local.addSubnet("127.0.0.0", 8, "ipv4");
local.addSubnet("169.254.0.0", 16, "ipv4");
local.addAddress("0.0.0.0", "ipv4");
local.addAddress("::", "ipv6");
local.addAddress("::1", "ipv6");
local.addSubnet("fe80::", 10, "ipv6");
// The metadata service of EC2 and the agent of EKS by IPv6.
local.addSubnet("fd00:ec2::", 32, "ipv6");

/** The proxy through which a request to a URL leaves; null: it leaves directly. */
export function forwardProxyFor(
  { protocol, hostname, port }: Pick<URL, "protocol" | "hostname" | "port">,
  { https, http, isExcepted }: ForwardProxies,
): ForwardProxy | null {
  const proxy = protocol === "https:" ? https : http;
  const host = hostOf(hostname.toLowerCase()).replace(/\.$/, "");
  if (proxy === null || isLocal(host)) return null;
  return isExcepted(host, portOf(protocol, port)) ? null : proxy;
}

function isLocal(host: string): boolean {
  return host === "localhost" || host.endsWith(".localhost") || hasAddress(local, host);
}
