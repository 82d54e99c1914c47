import "server-only";
import { BlockList, isIP } from "node:net";
import { domainToASCII } from "node:url";
import { familyOf, hasAddress } from "./address-list";

/** Whether a host (in lower case, an IPv6 address without brackets) and port match. */
export type HostMatch = (host: string, port: number) => boolean;

/** An address or name, with a port or without; IPv6 addresses with a port stand in brackets. */
const ENTRY = /^(?:\[(?<address>[\da-f:.]+)\]|(?<name>[^:/[\]]+))(?::(?<port>\d{1,5}))?$/;

/**
 * Reads a list of hosts that no proxy leads to, as curl and Go do: `example.com` and `.example.com` match the domain
 * and its subdomains, `*` everything, `*` inside a name any text, `10.0.0.0/8` a network, `host:443` one port. Commas,
 * semicolons or spaces separate entries. Issues have the positions of unreadable entries and do not quote them.
 * https://curl.se/docs/manpage.html#NOPROXY, https://pkg.go.dev/golang.org/x/net/http/httpproxy#Config
 */
export function readNoProxy(text: string): { matches: HostMatch } | { issues: string[] } {
  const entries = text.toLowerCase().split(/[\s,;]+/);
  const read = entries.filter((entry) => entry !== "").map(matchOf);
  const issues = read.flatMap((match, at) =>
    match === null
      ? [`its entry ${at + 1} is no host, address, network such as 10.0.0.0/8, or host:port.`]
      : [],
  );
  if (issues.length > 0) return { issues };
  return { matches: (host, port) => read.some((match) => match?.(host, port)) };
}

function matchOf(entry: string): HostMatch | null {
  // Some people write URLs here. A path would never match, so it is not left out.
  const text = entry.replace(/^https?:\/\//, "").replace(/\/$/, "");
  if (isIP(text) !== 0) return (host) => isSameAddress(host, text);
  if (text.includes("/")) return networkMatch(text);
  const { address, name, port } = ENTRY.exec(text)?.groups ?? {};
  const hostMatch = address === undefined ? nameMatch(name ?? "") : addressMatch(address);
  if (hostMatch === null || port === undefined) return hostMatch;
  return (host, asked) => asked === Number(port) && hostMatch(host, asked);
}

function addressMatch(address: string): HostMatch | null {
  return isIP(address) === 0 ? null : (host) => isSameAddress(host, address);
}

function nameMatch(name: string): HostMatch | null {
  if (isIP(name) !== 0) return addressMatch(name);
  // URLs have the names of other scripts in ASCII.
  const domain = domainToASCII(name.replace(/^\.+|\.+$/g, ""));
  if (domain === "") return null;
  if (!domain.includes("*")) return (host) => host === domain || host.endsWith(`.${domain}`);
  const parts = domain.split("*").map((part) => part.replace(/[^\w-]/g, "\\$&"));
  const pattern = new RegExp(`^${parts.join(".*")}$`);
  return (host) => pattern.test(host);
}

function networkMatch(text: string): HostMatch | null {
  const [bracketed = "", length = "", ...rest] = text.split("/");
  const address = bracketed.replace(/^\[(.*:.*)\]$/, "$1");
  const version = isIP(address);
  const bits = version === 4 ? 32 : 128;
  if (version === 0 || rest.length > 0 || !/^\d{1,3}$/.test(length) || Number(length) > bits) {
    return null;
  }
  const network = new BlockList();
  network.addSubnet(address, Number(length), familyOf(address));
  return (host) => hasAddress(network, host);
}

function isSameAddress(host: string, address: string): boolean {
  const one = new BlockList();
  one.addAddress(address, familyOf(address));
  return hasAddress(one, host);
}
