import "server-only";
import type { EmbedKey } from "@/lib/server/config/embed-key";
import type { Grant } from "@/lib/server/viewer";
import type { SessionFilters } from "@/lib/sessions/query/search-params";
import type { EmbedClaims } from "./embed-claims";

/**
 * The grant of a token: the intersection of what it requests, what its key may open and what its pinned filters leave.
 */
export function grantOf(
  { accounts, regions }: EmbedClaims["scope"],
  key: Pick<EmbedKey, "accounts" | "regions">,
  pinned: Pick<SessionFilters, "account" | "region">,
): Grant {
  return {
    accounts: common(common(allOr(accounts), key.accounts), pinnedOr(pinned.account)),
    regions: common(common(allOr(regions), key.regions), pinnedOr(pinned.region)),
  };
}

function allOr(names: readonly string[]): readonly string[] | "*" {
  return names.includes("*") ? "*" : names;
}

/** In the grammar of URLs, no account means all accounts. */
function pinnedOr(names: readonly string[]): readonly string[] | "*" {
  return names.length === 0 ? "*" : names;
}

function common(
  some: readonly string[] | "*",
  others: readonly string[] | "*",
): readonly string[] | "*" {
  if (some === "*") return others;
  return others === "*" ? some : some.filter((name) => others.includes(name));
}
