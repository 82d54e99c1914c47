/** Whether pages of an origin may embed a view, with an explanation. */
export type Framing = { isAllowed: boolean; text: string };

/** Tells what a browser does with a page of the entered origin; `allowed` are the origins that may embed views. */
export function framingOf(typed: string, allowed: readonly string[]): Framing {
  const origin = originOf(typed);
  if (allowed.length === 0) {
    return {
      isAllowed: false,
      text: `Embedding is off. Set SESSIONSCOPE_EMBED_ORIGINS=${origin ?? "https://portal.example.com"} to turn it on.`,
    };
  }
  if (origin === null) {
    return {
      isAllowed: false,
      text: "An origin is https and a host name, such as https://portal.example.com.",
    };
  }
  if (allowed.includes(origin)) {
    return { isAllowed: true, text: `Pages of ${origin} may embed this view.` };
  }
  return {
    isAllowed: false,
    text: `Browsers will show nothing: pages of ${origin} may not embed views. Add it to SESSIONSCOPE_EMBED_ORIGINS.`,
  };
}

/** The origin of an address; null if it can never be allowed. */
function originOf(typed: string): string | null {
  const text = typed.trim();
  if (!URL.canParse(text)) return null;
  const { protocol, origin, hostname } = new URL(text);
  const isLoopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
  return protocol === "https:" || (protocol === "http:" && isLoopback) ? origin : null;
}
