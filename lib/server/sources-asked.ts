import "server-only";
import type { SessionFilters } from "@/lib/sessions/search-params";
import { makeProblem, ProblemError } from "./problem-error";
import type { SessionSource } from "./source";

/**
 * The sources that a query names: those of its accounts and regions, or all. Throws the problem
 * `invalid-request` if no account has such a region, since an empty list would say something else.
 */
export function sourcesAsked(
  sources: readonly SessionSource[],
  { account, region }: Pick<SessionFilters, "account" | "region">,
): SessionSource[] {
  const isNamed = (names: string[], name: string) => names.length === 0 || names.includes(name);
  const asked = sources.filter(
    (source) => isNamed(account, source.account) && isNamed(region, source.region),
  );
  if (asked.length > 0) return asked;
  const accounts = account.length > 0 ? `account ${account.join(", ")}` : "any account";
  const detail = `Sessionscope does not look at ${region.join(", ")} in ${accounts}.`;
  throw new ProblemError(
    makeProblem("invalid-request", detail, { errors: [{ key: "region", detail }] }),
  );
}
