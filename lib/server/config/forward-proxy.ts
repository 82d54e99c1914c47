import "server-only";

/** A forward proxy: requests to AWS and to identity providers leave through it. */
export type ForwardProxy = {
  /** The variable that names it, as the environment spells it. */
  variable: string;
  /** Its address without credentials, such as `http://proxy.example:3128`. */
  origin: string;
  /** Whether the connection to the proxy itself is encrypted. */
  isTls: boolean;
  /** Its name or address; an IPv6 address without brackets. */
  host: string;
  port: number;
  /** The value of `Proxy-Authorization` (RFC 7617); null: it asks for no credentials. */
  authorization: string | null;
};

const EXAMPLE = "such as http://proxy.example:3128";
const ENCODE = "Write special characters of its user name and password percent-encoded, / as %2F.";

/** Reads the value of `HTTPS_PROXY` and its like. The issue never quotes the value, which may contain a password. */
export function readForwardProxy(
  variable: string,
  value: string,
): { proxy: ForwardProxy } | { issue: string } {
  const text = value.trim();
  const scheme = /^([a-z][a-z\d+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme?.startsWith("socks")) {
    return issue(variable, `must be an http or https proxy; a ${scheme} proxy cannot be used.`);
  }
  // As curl, Go and Python read it. A word without a port may be anything.
  const full = scheme === undefined && /:\d+\/?$/.test(text) ? `http://${text}` : text;
  if (!/^https?:\/\//i.test(full) || !URL.canParse(full)) {
    return issue(variable, `must be the URL of an http or https proxy, ${EXAMPLE}. ${ENCODE}`);
  }
  const { protocol, hostname, port, origin, pathname, search, hash, username, password } = new URL(
    full,
  );
  if (pathname !== "/" || search || hash || port === "0") {
    return issue(
      variable,
      `must be the address of a proxy and nothing more, ${EXAMPLE}; a PAC file cannot be used. ${ENCODE}`,
    );
  }
  const authorization = basicOf(username, password);
  if (authorization === undefined) {
    return issue(variable, `has a user name or password that cannot be read. ${ENCODE}`);
  }
  return {
    proxy: {
      variable,
      origin,
      isTls: protocol === "https:",
      host: hostOf(hostname),
      port: portOf(protocol, port),
      authorization,
    },
  };
}

/** A URL's host name as sockets take it: an IPv6 address without brackets. */
export function hostOf(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, "");
}

/** The port of a URL, or the usual one of its protocol. */
export function portOf(protocol: string, port: string | number | null | undefined): number {
  return Number(port || (protocol === "https:" ? 443 : 80));
}

function issue(variable: string, rule: string) {
  return { issue: `${variable}: ${rule}` };
}

/** Null without credentials; undefined if they are malformed. A user name cannot contain a colon (RFC 7617). */
function basicOf(username: string, password: string): string | null | undefined {
  if (!username && !password) return null;
  try {
    const [user, secret] = [decodeURIComponent(username), decodeURIComponent(password)];
    // biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 7617 forbids them.
    if (user.includes(":") || /[\u0000-\u001f\u007f]/.test(user + secret)) return undefined;
    return `Basic ${Buffer.from(`${user}:${secret}`).toString("base64")}`;
  } catch {
    return undefined;
  }
}
