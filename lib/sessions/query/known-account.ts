import type { KnownScope } from "./query-issues";
import { SCOPE_KEYS, type ScopeKey } from "./scope-keys";
import type { SessionFilters } from "./search-params";

/** An account that can be looked at, and its regions, at least one unless the server has none configured. */
export type KnownAccount = { id: string; name: string; regions: string[] };

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

/** One account and region. */
type Source = Record<ScopeKey, string>;

/** Whether a query asks an account and region: it names them, or none in particular. */
export function isAsked(filters: Pick<SessionFilters, ScopeKey>, source: Source): boolean {
  return SCOPE_KEYS.every((key) => filters[key].length === 0 || filters[key].includes(source[key]));
}

/** The pairs of account and region that a query asks. */
export function sourcesIn(
  accounts: readonly KnownAccount[],
  filters: Pick<SessionFilters, ScopeKey>,
): Source[] {
  return accounts
    .flatMap(({ id, regions }) => regions.map((region) => ({ account: id, region })))
    .filter((source) => isAsked(filters, source));
}
