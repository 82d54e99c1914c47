import "server-only";
import { isAmong } from "@/lib/server/grants";
import type { Grant } from "@/lib/server/viewer";

/** An account that is read, and where; null: that is known only to the AWS SDK. */
export type Place = { id: string; regions: readonly string[] | null };

/**
 * What is wrong between what somebody may see and the accounts there are: a name that no account or region has is
 * mistyped, and whoever relies on it would see nothing, as by a grant whose accounts are read in none of its regions.
 */
export function sourceIssues(
  owner: string,
  { accounts, regions }: Grant,
  places: readonly Place[],
): string[] {
  const read = places.flatMap((place) => place.regions ?? []);
  const isReadSomewhere = places.some((place) => place.regions === null);
  const issues = [
    ...unknownOf(
      accounts,
      places.map(({ id }) => id),
    ).map((name) => `${owner}: there is no account ${name}.`),
    ...(isReadSomewhere ? [] : unknownOf(regions, read)).map(
      (name) => `${owner}: no account is looked at in the region ${name}.`,
    ),
  ];
  const meet = places.some(
    (place) =>
      isAmong(accounts, place.id) &&
      (place.regions?.some((region) => isAmong(regions, region)) ?? true),
  );
  return issues.length > 0 || meet
    ? issues
    : [`${owner}: none of these accounts is looked at in any of these regions.`];
}

function unknownOf(wanted: readonly string[] | "*", known: readonly string[]): string[] {
  return wanted === "*" ? [] : wanted.filter((name) => !known.includes(name));
}
