import "server-only";
import * as z from "zod";
import type { Identity } from "./viewer";

/** More groups than these are a mistake. */
const MAX_GROUPS = 1000;
const MAX_LENGTH = 256;

/** Claims that name a person, the best first. */
const NAMES = ["name", "preferred_username", "username", "common_name"];

const membersSchema = z.record(z.string(), z.unknown());

/** Claims of a token that has been verified, by name. */
export type Claims = Readonly<Record<string, unknown>>;

/**
 * Whom verified claims are about; null if they name nobody. Texts are in Unicode's composed form, so that equal ones
 * compare equal. An e-mail address counts only if the issuer says that it has verified it, or `isEmailVouched` for all
 * of its own: anybody may have typed another; on the page that may still be a name.
 */
export function identityOf(
  claims: Claims,
  groupsClaim: string,
  { isEmailVouched = false } = {},
): Identity | null {
  const sub = textOf(claims.sub);
  if (sub === null) return null;
  const email = emailOf(claims.email);
  const name = NAMES.map((claim) => textOf(claims[claim])).find((text) => text !== null) ?? email;
  const groups = groupsOf(claimOf(claims, groupsClaim));
  return { sub, name, email: isVerified(claims, isEmailVouched) ? email : null, groups };
}

/** Load balancers of AWS, and Cognito's user info, write a text. */
function isVerified({ email_verified: isSaid }: Claims, isEmailVouched: boolean): boolean {
  return isSaid === true || isSaid === "true" || (isSaid === undefined && isEmailVouched);
}

/** A claim as an e-mail address; null if it is none, or could be read as another (`a@x@y`). */
export function emailOf(value: unknown): string | null {
  const text = textOf(value);
  return text !== null && /^[^\s@,;<>"]+@[^\s@,;<>"]+$/.test(text) ? text : null;
}

/** A claim by its name, or by its path: `realm_access.roles`. */
function claimOf(claims: Claims, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  let value: unknown = claims;
  for (const name of path.split(".")) {
    const members = membersSchema.safeParse(value).data ?? {};
    value = Object.hasOwn(members, name) ? members[name] : undefined;
  }
  return value;
}

/** A list of groups, or a text in which commas separate them; names of groups may have spaces. */
function groupsOf(value: unknown): string[] {
  const list = typeof value === "string" ? value.split(",") : Array.isArray(value) ? value : [];
  const groups = list.flatMap((each: unknown) => textOf(each) ?? []);
  return [...new Set(groups)].slice(0, MAX_GROUPS);
}

/** A group's name as those of people are spelled. */
export function toGroup(name: string): string {
  return name.normalize("NFC").trim();
}

function textOf(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const text = toGroup(value);
  return text !== "" && text.length <= MAX_LENGTH && !/\p{Cc}/u.test(text) ? text : null;
}
