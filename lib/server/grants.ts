import "server-only";
import type { KnownAccount } from "@/lib/sessions/query/known-account";
import type { Grant } from "./viewer";

/** Everything there is. */
export const ALL: readonly Grant[] = [{ accounts: "*", regions: "*" }];

/** Whether any of some grants gives an account in a region. */
export function isGranted(
  grants: readonly Grant[],
  { account, region }: { account: string; region: string },
): boolean {
  return grants.some(
    ({ accounts, regions }) => isAmong(accounts, account) && isAmong(regions, region),
  );
}

/** What is left of accounts and their regions; one without any region is not left. */
export function grantedOf(
  grants: readonly Grant[],
  accounts: readonly KnownAccount[],
): KnownAccount[] {
  return accounts.flatMap((account) => {
    const regions = account.regions.filter((region) =>
      isGranted(grants, { account: account.id, region }),
    );
    return regions.length > 0 ? [{ ...account, regions }] : [];
  });
}

/** Whether some names, or all there are, have one. */
export function isAmong(names: readonly string[] | "*", name: string): boolean {
  return names === "*" || names.includes(name);
}
