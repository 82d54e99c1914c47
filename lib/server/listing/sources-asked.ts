import "server-only";
import { ProblemError } from "@/lib/server/problem";
import type { SessionSource } from "@/lib/server/source/session-source";
import { isAsked } from "@/lib/sessions/query/known-account";
import type { SessionFilters } from "@/lib/sessions/query/search-params";

/**
 * The sources that a query names: those of its accounts and regions, or all. Throws the problem
 * `invalid-request` if no account has such a region, because an empty list would mean that it has no sessions.
 */
export function sourcesAsked(
  sources: readonly SessionSource[],
  filters: Pick<SessionFilters, "account" | "region">,
): SessionSource[] {
  const { account, region } = filters;
  const asked = sources.filter((source) => isAsked(filters, source));
  if (asked.length > 0) return asked;
  const accounts = account.length > 0 ? `account ${account.join(", ")}` : "any account";
  const detail = `Sessionscope does not look at ${region.join(", ")} in ${accounts}.`;
  throw new ProblemError("invalid-request", detail, { errors: [{ key: "region", detail }] });
}
