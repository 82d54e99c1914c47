import "server-only";
import * as z from "zod";
import type { Claims } from "@/lib/server/identity";

const objectSchema = z.record(z.string(), z.unknown());
/** A string, with its colon if it is a name, or a bracket. */
const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|[{}[\]]/g;

/**
 * A name with a meaning in JavaScript, which copies of an object lose: a limit under this name would be signed and then
 * ignored.
 */
const LOST = "__proto__";

/**
 * The members of a JSON object; null for any other text, or if a member at any depth is repeated. The signer and the
 * reader could mean different ones (RFC 7519, section 4), and limits may be at any depth.
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

/** Whether no object in a JSON text repeats a member or has one that JavaScript would lose. */
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
