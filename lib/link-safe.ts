/** Characters at which programs that find links in texts stop, and repeated signs of punctuation. */
const STOP = /["'()<>[\]{}|\\^`]|[^\x21-\x7e]|(?<=[.!?])[.!?]/gu;
/** A last character that such programs leave out of a link. */
const END = /[^\w%=&/-]$|_$/u;

/**
 * A query string (`?owner=…`, or empty) or the last segment of a path, whose link stays whole in chats and tickets. Programs that
 * find links in texts stop at some characters and leave some out at the end, so these are percent-encoded (RFC 3986, 2.1).
 * The meaning stays the same, and the link of every other text too.
 */
export function linkSafe(text: string): string {
  return text.replace(STOP, encoded).replace(END, (last) => (last === "+" ? "%20" : encoded(last)));
}

function encoded(character: string): string {
  // Half a surrogate pair has no encoding.
  const text = character.replace(/\p{Cs}/gu, "\ufffd");
  return encodeURIComponent(text).replace(
    /[!'()*._~]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
