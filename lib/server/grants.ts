import "server-only";
import type { KnownAccount } from "@/lib/sessions/query/known-account";
import type { Grant } from "./viewer";

/** The grant of all accounts and regions. */
export const ALL: readonly Grant[] = [{ accounts: "*", regions: "*" }];

/** Whether one of the grants gives an account in a region. */
export function isGranted(
  grants: readonly Grant[],
  { account, region }: { account: string; region: string },
): boolean {
  return grants.some(
    ({ accounts, regions }) => isAmong(accounts, account) && isAmong(regions, region),
  );
}

/** The granted part of accounts and their regions. Accounts without a granted region are left out. */
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

/** Whether a list of names contains one; `*` contains all. */
export function isAmong(names: readonly string[] | "*", name: string): boolean {
  return names === "*" || names.includes(name);
}
