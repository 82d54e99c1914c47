import "server-only";

/** The members of a list that commas separate, without spaces around them and without empty ones. */
export function listOf(text: string): string[] {
  return text
    .split(",")
    .map((member) => member.trim())
    .filter((member) => member !== "");
}
