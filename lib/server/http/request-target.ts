import "server-only";

/** Segments of the characters that RFC 3986 (3.3) allows; only the last may be empty. */
const PLAIN_PATH = /^(?:\/(?:[\w.~!$&'()*+,;=:@-]|%[\da-f]{2})+)*\/?$/i;
/** Needless escapes, which routers read differently, and escapes of slashes, backslashes and control characters. */
const TWO_WAYS = /%(?:[0-1][\da-f]|2[def]|3\d|4[1-9a-f]|5[\dacf]|6[1-9a-f]|7[\daef])/i;
const DOT_SEGMENT = /\/\.{1,2}(?:\/|$)/;

/**
 * The path of a request's target, as it was sent. Null if two programs could read two different paths in it, so that
 * one is checked and the other answered: `//`, `/../`, `%2e`, `\`, a whole URL, a fragment.
 */
export function readPath(target: string): string | null {
  if (target.includes("#")) return null;
  const path = target.split("?", 1)[0] ?? "";
  const isPlain = PLAIN_PATH.test(path) && !TWO_WAYS.test(path) && !DOT_SEGMENT.test(path);
  return isPlain && path !== "" && isText(path) ? path : null;
}

function isText(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
