import { type KnownAccount, scopeOf } from "@/lib/sessions/query/known-account";

/**
 * The selected sources, short enough for a button: `prod · eu-west-1`, `4 accounts · 3 regions`,
 * `prod, dev · all regions`. Empty lists mean all.
 */
export function scopeText(
  known: readonly KnownAccount[],
  { account, region }: { account: readonly string[]; region: readonly string[] },
): string {
  const all = scopeOf(
    account.length === 0 ? known : known.filter(({ id }) => account.includes(id)),
  );
  return `${part(account, all.account, "account")} · ${part(region, all.region, "region")}`;
}

function part(chosen: readonly string[], all: readonly string[], word: string): string {
  if (chosen.length > 2) return `${chosen.length} ${word}s`;
  if (chosen.length > 0) return chosen.join(", ");
  return all.length > 1 ? `${all.length} ${word}s` : (all[0] ?? `no ${word}`);
}
