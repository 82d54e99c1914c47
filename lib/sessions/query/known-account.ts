import type { KnownScope } from "./query-issues";
import { SCOPE_KEYS, type ScopeKey } from "./scope-keys";
import type { SessionFilters } from "./search-params";

/** An account that can be searched, and its regions. It has at least one region, unless the server has none configured. */
export type KnownAccount = { id: string; name: string; regions: string[] };

/** The names that the keys `account` and `region` may have. */
export function scopeOf(accounts: readonly KnownAccount[]): NonNullable<KnownScope> {
  return {
    account: accounts.map(({ id }) => id),
    region: [...new Set(accounts.flatMap(({ regions }) => regions))],
  };
}

/** Removes unknown accounts and regions from the filters. A notice names them. */
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

/** The number of sources: pairs of account and region. */
export function sourceCount(accounts: readonly KnownAccount[]): number {
  return accounts.reduce((sum, { regions }) => sum + regions.length, 0);
}

/** An account and one of its regions. */
type Source = Record<ScopeKey, string>;

/** Whether a query includes a source: it names the account and the region, or does not restrict them. */
export function isAsked(filters: Pick<SessionFilters, ScopeKey>, source: Source): boolean {
  return SCOPE_KEYS.every((key) => filters[key].length === 0 || filters[key].includes(source[key]));
}

/** The sources that a query includes. */
export function sourcesIn(
  accounts: readonly KnownAccount[],
  filters: Pick<SessionFilters, ScopeKey>,
): Source[] {
  return accounts
    .flatMap(({ id, regions }) => regions.map((region) => ({ account: id, region })))
    .filter((source) => isAsked(filters, source));
}
