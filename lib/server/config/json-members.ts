import "server-only";
import * as z from "zod";
import type { Claims } from "@/lib/server/identity";

const objectSchema = z.record(z.string(), z.unknown());
/** A text, with its colon if it is a name, or a bracket. */
const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|[{}[\]]/g;

/** JavaScript's own name, which copies of an object lose: a limit under it would be signed and never heeded. */
const LOST = "__proto__";

/**
 * The members of a JSON object; null if the text is none, or if a member of it or of anything in it comes twice: who
 * signed it and who reads it could mean different ones (RFC 7519, section 4), and what it limits may be further in.
 */
export function jsonMembers(text: string): Claims | null {
  const reading = objectSchema.safeParse(parse(text));
  if (!reading.success || Array.isArray(reading.data)) return null;
  return isClear(text) ? reading.data : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Whether no object in some JSON, be it a list, has a member twice or one that is lost on the way. */
export function isClear(text: string): boolean {
  const open: Set<unknown>[] = [];
  for (const [token, name, colon] of text.matchAll(TOKEN)) {
    if (token === "{" || token === "[") open.push(new Set());
    else if (token === "}" || token === "]") open.pop();
    else if (name && colon) {
      const names = open.at(-1);
      const read: unknown = JSON.parse(name);
      if (read === LOST || names?.has(read)) return false;
      names?.add(read);
    }
  }
  return true;
}
