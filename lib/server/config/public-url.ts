import "server-only";

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Letters, digits, dots and dashes, or an address of IPv6: parsers take `;`, `,` and quotes, which would end a policy. */
const HOSTNAME = /^(?:[a-z\d.-]+|\[[a-f\d:.]+\])$/;

/** Whether a URL can lead to nothing but the machine that it is opened on. */
export function isLoopbackUrl(url: string): boolean {
  return LOOPBACK.test(new URL(url).hostname);
}

/**
 * Reads an origin as `URL.origin` writes it: https, or http where it cannot leave this machine. Null if the text is
 * none, or says more than an origin.
 */
export function readOrigin(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, hostname, origin, pathname, search, hash, username, password } = new URL(text);
  const isSafe = protocol === "https:" || (protocol === "http:" && LOOPBACK.test(hostname));
  const isBare = pathname === "/" && [search, hash, username, password].every((part) => !part);
  return isSafe && isBare && HOSTNAME.test(hostname) ? origin : null;
}
