import "server-only";
import * as z from "zod";
import type { Environment } from "@/lib/server/env";
import type { Identity } from "@/lib/server/viewer";
import { listOf, readVariables, type Variables } from "./variable";

/** Which of the people who have signed in are let in. */
export type Admission = {
  /** The e-mail domains that are let in, folded. Null: any, and people without an address. */
  domains: readonly string[] | null;
  /** The groups that are let in, folded. A person needs one of them. Null: none is needed. */
  groups: readonly string[] | null;
};

/** A domain, without a scheme, an `@` or a wildcard. */
const DOMAIN = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*$/u;

/** Equal names fold to equal texts, whatever their case and their Unicode form. */
export function foldName(name: string): string {
  return name.normalize("NFC").trim().toLowerCase();
}

/** A list that restricts who is let in. An empty one would admit nobody, or everybody, so it is refused. */
const folded = z
  .string()
  .transform((text) => listOf(text).map(foldName))
  .refine((list) => list.length > 0, { error: "must name at least one, or be unset." });

/** The variables that restrict who is let in, for each way of signing in. */
export const ADMISSION_VARIABLES = {
  SESSIONSCOPE_ALLOWED_DOMAINS: {
    schema: folded
      .refine((list) => list.every((domain) => DOMAIN.test(domain)), {
        error:
          "must be domains of e-mail addresses separated by commas, such as example.com, without @ and *.",
      })
      .optional(),
    unset: "any",
    meaning: "the domains of e-mail addresses that are let in, separated by commas",
  },
  SESSIONSCOPE_ALLOWED_GROUPS: {
    schema: folded.optional(),
    unset: "any",
    meaning: "the groups that are let in, separated by commas",
  },
} satisfies Variables;

/** Reads the variables `SESSIONSCOPE_ALLOWED_…`. */
export function readAdmission(env: Environment): { admission: Admission } | { issues: string[] } {
  const reading = readVariables(ADMISSION_VARIABLES, env);
  if ("issues" in reading) return reading;
  const { SESSIONSCOPE_ALLOWED_DOMAINS: domains, SESSIONSCOPE_ALLOWED_GROUPS: groups } =
    reading.values;
  return { admission: { domains: domains ?? null, groups: groups ?? null } };
}

/**
 * Whether the lists of domains and of groups let an identity in. Each configured list must match. The e-mail address of an
 * identity is verified, or null.
 */
export function isAdmitted(
  { email, groups }: Identity,
  { domains, groups: allowed }: Admission,
): boolean {
  const domain = email === null ? null : foldName(email.slice(email.lastIndexOf("@") + 1));
  const byDomain = domains === null || (domain !== null && domains.includes(domain));
  const byGroup = allowed === null || groups.some((group) => allowed.includes(foldName(group)));
  return byDomain && byGroup;
}
