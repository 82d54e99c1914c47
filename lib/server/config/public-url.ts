import "server-only";

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Letters, digits, dots and dashes, or an IPv6 address. Parsers also accept `;`, `,` and quotes, which could break out
 * of a header policy.
 */
const HOSTNAME = /^(?:[a-z\d.-]+|\[[a-f\d:.]+\])$/;

/** Whether a URL can only lead to the machine on which it is opened. */
export function isLoopbackUrl(url: string): boolean {
  return LOOPBACK.test(new URL(url).hostname);
}

/**
 * Reads an origin in the form of `URL.origin`: https, or http on loopback. Null for any other text, or for one that
 * contains more than an origin.
 */
export function readOrigin(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, hostname, origin, pathname, search, hash, username, password } = new URL(text);
  const isSafe = protocol === "https:" || (protocol === "http:" && LOOPBACK.test(hostname));
  const isBare = pathname === "/" && [search, hash, username, password].every((part) => !part);
  return isSafe && isBare && HOSTNAME.test(hostname) ? origin : null;
}
