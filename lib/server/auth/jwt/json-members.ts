import "server-only";
import * as z from "zod";
import type { Claims } from "@/lib/server/auth/identity";

const objectSchema = z.record(z.string(), z.unknown());
/** A text, with its colon if it is a name, or a bracket. */
const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|[{}[\]]/g;

/**
 * The members of a JSON object; null if the text is none, or if one of its own members comes twice: who signed it and
 * who reads it could mean different ones (RFC 7519, section 4). Also if any is called `__proto__`, at whatever depth:
 * what reads objects here leaves it out, as if nobody had said it.
 */
export function jsonMembers(text: string): Claims | null {
  const reading = objectSchema.safeParse(parse(text));
  if (!reading.success || Array.isArray(reading.data)) return null;
  return isUnclear(text) ? null : reading.data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Whether a name is there that two could read differently. Expects JSON. */
function isUnclear(text: string): boolean {
  const names = new Set<unknown>();
  let depth = 0;
  for (const [token, name, colon] of text.matchAll(TOKEN)) {
    if (token === "{" || token === "[") depth += 1;
    else if (token === "}" || token === "]") depth -= 1;
    else if (name && colon) {
      const read: unknown = JSON.parse(name);
      if (read === "__proto__" || (depth === 1 && names.has(read))) return true;
      if (depth === 1) names.add(read);
    }
  }
  return false;
}
