import "server-only";

/** What is wrong with the address of an endpoint; null if nothing is. */
export function endpointIssue(text: string): string | null {
  // An unreadable URL is not repeated: where its password is cannot be told.
  if (!URL.canParse(text)) return "must be an http or https URL, such as http://127.0.0.1:4566.";
  const { protocol, host } = new URL(text);
  if (protocol === "http:" || protocol === "https:") return null;
  return `must be an http or https URL; ${protocol}//${host} is not.`;
}
