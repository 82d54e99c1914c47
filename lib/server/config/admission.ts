import "server-only";
import type { Environment } from "@/lib/server/env";
import type { Identity } from "@/lib/server/viewer";
import { listOf } from "./list-of";

/** Who of those that have signed in is let in at all. */
export type Admission = {
  /** Domains of e-mail addresses that are let in, folded; null: any, and people without one. */
  domains: readonly string[] | null;
  /** Groups one of which has to be had, folded; null: none. */
  groups: readonly string[] | null;
};

/** A domain, without a scheme, an `@` or a wildcard. */
const DOMAIN = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*$/u;

/** Equal names fold to equal texts, however Unicode or people write them. */
export function foldName(name: string): string {
  return name.normalize("NFC").trim().toLowerCase();
}

/** Reads the variables `SESSIONSCOPE_ALLOWED_…`; the admission is of use only where there are no faults. */
export function readAdmission(env: Environment): { admission: Admission; issues: string[] } {
  const issues: string[] = [];
  const domains = foldedOf(env, "SESSIONSCOPE_ALLOWED_DOMAINS", issues);
  if (domains?.some((domain) => !DOMAIN.test(domain))) {
    issues.push(
      "SESSIONSCOPE_ALLOWED_DOMAINS: must be domains of e-mail addresses separated by commas, such as example.com; none with @ or *.",
    );
  }
  return {
    admission: { domains, groups: foldedOf(env, "SESSIONSCOPE_ALLOWED_GROUPS", issues) },
    issues,
  };
}

/**
 * Whether the lists of domains and of groups let somebody in: each list that there is has to. The e-mail address of an
 * identity has been verified, or it has none.
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

/** A list that narrows who is let in. One without any name would let nobody in, or everybody: it is refused. */
function foldedOf(env: Environment, name: string, issues: string[]): string[] | null {
  const text = env[name];
  if (text === undefined) return null;
  const list = listOf(text).map(foldName);
  if (list.length === 0) issues.push(`${name}: must name at least one, or be unset.`);
  return list;
}
