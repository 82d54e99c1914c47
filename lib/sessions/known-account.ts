import { array, type infer as Infer, object, string } from "zod/mini";
import type { KnownScope } from "./query-faults";
import type { SessionFilters } from "./search-params";

/** An account that can be looked at, and its regions, at least one unless the server has none configured. */
export const knownAccountSchema = object({
  id: string(),
  name: string(),
  regions: array(string()),
});
export type KnownAccount = Infer<typeof knownAccountSchema>;

/** The names that the keys `account` and `region` may have. */
export function scopeOf(accounts: readonly KnownAccount[]): NonNullable<KnownScope> {
  return {
    account: accounts.map(({ id }) => id),
    region: [...new Set(accounts.flatMap(({ regions }) => regions))],
  };
}

/** Leaves out the accounts and regions that nobody knows; a notice names them. */
export function withinScope<Filters extends SessionFilters>(
  filters: Filters,
  accounts: readonly KnownAccount[],
): Filters {
  const known = scopeOf(accounts);
  return {
    ...filters,
    account: filters.account.filter((id) => known.account.includes(id)),
    region: filters.region.filter((name) => known.region.includes(name)),
  };
}

/** How many pairs of account and region there are. */
export function sourceCount(accounts: readonly KnownAccount[]): number {
  return accounts.reduce((sum, { regions }) => sum + regions.length, 0);
}

/** The pairs of account and region that a query asks. */
export function sourcesIn(
  accounts: readonly KnownAccount[],
  { account, region }: Pick<SessionFilters, "account" | "region">,
): { account: string; region: string }[] {
  return accounts
    .filter(({ id }) => account.length === 0 || account.includes(id))
    .flatMap(({ id, regions }) =>
      regions
        .filter((name) => region.length === 0 || region.includes(name))
        .map((name) => ({ account: id, region: name })),
    );
}
