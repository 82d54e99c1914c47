import "server-only";
import * as z from "zod";
import type { Claims } from "@/lib/server/auth/identity";

const objectSchema = z.record(z.string(), z.unknown());
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]]/g;

/**
 * The members of a JSON object; null if the text is none, or if one of its own members comes twice: who signed it and
 * who reads it could mean different ones (RFC 7519, section 4).
 */
export function jsonMembers(text: string): Claims | null {
  const reading = objectSchema.safeParse(parse(text));
  if (!reading.success || Array.isArray(reading.data)) return null;
  return hasTwice(text) ? null : reading.data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The text is JSON: what is followed by a colon is a name. */
function hasTwice(text: string): boolean {
  const names = new Set<unknown>();
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token === "{" || token === "[") depth += 1;
    else if (token === "}" || token === "]") depth -= 1;
    else if (
      depth === 1 &&
      /^\s*:/.test(text.slice(index + token.length, index + token.length + 16))
    ) {
      const name: unknown = JSON.parse(token);
      if (names.has(name)) return true;
      names.add(name);
    }
  }
  return false;
}
