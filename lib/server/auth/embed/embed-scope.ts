import "server-only";
import type { Grant } from "@/lib/server/auth/viewer";
import type { SessionFilters } from "@/lib/sessions/search-params";
import type { EmbedClaims } from "./embed-claims";
import type { EmbedKey } from "./embed-key";

/** What a token gives: what it asks for, of that what its key may, and of that what its lock leaves. */
export function grantOf(
  { accounts, regions }: EmbedClaims["scope"],
  key: Pick<EmbedKey, "accounts" | "regions">,
  lock: Pick<SessionFilters, "account" | "region">,
): Grant {
  return {
    accounts: common(common(allOr(accounts), key.accounts), lockedOr(lock.account)),
    regions: common(common(allOr(regions), key.regions), lockedOr(lock.region)),
  };
}

function allOr(names: readonly string[]): readonly string[] | "*" {
  return names.includes("*") ? "*" : names;
}

/** In the grammar of URLs no account is all accounts. */
function lockedOr(names: readonly string[]): readonly string[] | "*" {
  return names.length === 0 ? "*" : names;
}

function common(
  some: readonly string[] | "*",
  others: readonly string[] | "*",
): readonly string[] | "*" {
  if (some === "*") return others;
  return others === "*" ? some : some.filter((name) => others.includes(name));
}
