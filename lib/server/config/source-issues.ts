import "server-only";
import { isAmong } from "@/lib/server/grants";
import type { Grant } from "@/lib/server/viewer";

/** An account that is read, and its regions. Null: only the AWS SDK knows its region. */
export type AccountRegions = { id: string; regions: readonly string[] | null };

/**
 * Issues between a grant and the configured accounts. A name that no account or region has is a typing error, and its
 * owner would see nothing; so would one whose accounts are read in none of the granted regions.
 */
export function sourceIssues(
  owner: string,
  { accounts, regions }: Grant,
  known: readonly AccountRegions[],
): string[] {
  const read = known.flatMap((account) => account.regions ?? []);
  const isReadSomewhere = known.some((account) => account.regions === null);
  const issues = [
    ...unknownOf(
      accounts,
      known.map(({ id }) => id),
    ).map((name) => `${owner}: there is no account ${name}.`),
    ...(isReadSomewhere ? [] : unknownOf(regions, read)).map(
      (name) => `${owner}: no account is looked at in the region ${name}.`,
    ),
  ];
  const meet = known.some(
    (account) =>
      isAmong(accounts, account.id) &&
      (account.regions?.some((region) => isAmong(regions, region)) ?? true),
  );
  return issues.length > 0 || meet
    ? issues
    : [`${owner}: none of these accounts is looked at in any of these regions.`];
}

function unknownOf(wanted: readonly string[] | "*", names: readonly string[]): string[] {
  return wanted === "*" ? [] : wanted.filter((name) => !names.includes(name));
}
