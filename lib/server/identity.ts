import "server-only";
import * as z from "zod";
import type { Identity } from "./viewer";

/** More groups than these are a mistake. */
const MAX_GROUPS = 1000;
const MAX_LENGTH = 256;

/** Claims that name a person, in order of preference. */
const NAMES = ["name", "preferred_username", "username", "common_name"];

const membersSchema = z.record(z.string(), z.unknown());

/** The claims of a verified token, by name. */
export type Claims = Readonly<Record<string, unknown>>;

/**
 * The identity in verified claims; null if they name none. Texts are normalized to NFC, so that equal ones compare
 * equal. An e-mail address counts only if the issuer says that it is verified, or if `isEmailVouched` says so for all
 * its addresses: otherwise a person could have entered any address. An unverified one may still serve as a name on the
 * page.
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

/** Load balancers of AWS and the user info of Cognito send a text. */
function isVerified({ email_verified: isSaid }: Claims, isEmailVouched: boolean): boolean {
  return isSaid === true || isSaid === "true" || (isSaid === undefined && isEmailVouched);
}

/** A claim as an e-mail address; null if it is not one, or is ambiguous (`a@x@y`). */
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

/** A list of groups, or a text with commas between them; names of groups may contain spaces. */
function groupsOf(value: unknown): string[] {
  const list = typeof value === "string" ? value.split(",") : Array.isArray(value) ? value : [];
  const groups = list.flatMap((each: unknown) => textOf(each) ?? []);
  return [...new Set(groups)].slice(0, MAX_GROUPS);
}

/** The name of a group in the normalized form that the groups of people have. */
export function toGroup(name: string): string {
  return name.normalize("NFC").trim();
}

function textOf(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const text = toGroup(value);
  return text !== "" && text.length <= MAX_LENGTH && !/\p{Cc}/u.test(text) ? text : null;
}
