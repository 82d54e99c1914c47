import "server-only";
import type { Identity } from "./viewer";

/** More groups than these are a mistake. */
const MAX_GROUPS = 1000;
const MAX_LENGTH = 256;

/** Claims that name a person, the best first. */
const NAMES = ["name", "preferred_username", "username", "common_name"];

/** Claims of a token that has been verified, by name. */
export type Claims = Readonly<Record<string, unknown>>;

/** Whom verified claims are about; null if they name nobody. Texts are in Unicode's composed form, so that equal ones compare equal. */
export function identityOf(claims: Claims, groupsClaim: string): Identity | null {
  const sub = textOf(claims.sub);
  if (sub === null) return null;
  const name = NAMES.map((claim) => textOf(claims[claim])).find((text) => text !== null) ?? null;
  return { sub, name, email: emailOf(claims.email), groups: groupsOf(claims[groupsClaim]) };
}

/** A claim as an e-mail address; null if it is none, or could be read as another (`a@x@y`). */
export function emailOf(value: unknown): string | null {
  const text = textOf(value);
  return text !== null && /^[^\s@,;<>"]+@[^\s@,;<>"]+$/.test(text) ? text : null;
}

/** A list of groups, or a text in which commas or spaces separate them. */
function groupsOf(value: unknown): string[] {
  const list =
    typeof value === "string" ? value.split(/[\s,]+/) : Array.isArray(value) ? value : [];
  const groups = list.flatMap((each: unknown) => textOf(each) ?? []);
  return [...new Set(groups)].slice(0, MAX_GROUPS);
}

function textOf(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const text = value.normalize("NFC").trim();
  return text !== "" && text.length <= MAX_LENGTH && !/\p{Cc}/u.test(text) ? text : null;
}
