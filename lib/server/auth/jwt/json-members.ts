import "server-only";
import * as z from "zod";
import type { Claims } from "@/lib/server/auth/identity";

const objectSchema = z.record(z.string(), z.unknown());
/** A text, with its colon if it is a name, or a bracket. */
const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|[{}[\]]/g;

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

/** Expects JSON. */
function hasTwice(text: string): boolean {
  const names = new Set<unknown>();
  let depth = 0;
  for (const [token, name, colon] of text.matchAll(TOKEN)) {
    if (token === "{" || token === "[") depth += 1;
    else if (token === "}" || token === "]") depth -= 1;
    else if (depth === 1 && name && colon) {
      const read: unknown = JSON.parse(name);
      if (names.has(read)) return true;
      names.add(read);
    }
  }
  return false;
}
