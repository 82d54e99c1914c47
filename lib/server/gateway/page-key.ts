import "server-only";
import { isBeginning } from "@/lib/server/aws/aws-filters";
import type { GatewayRequest } from "./gateway-request";

type Source = { account: string; region: string };
type KeyedRequest = Pick<GatewayRequest, "state" | "filters" | "pageSize" | "token" | "range">;

/**
 * The key under which a page of a source is cached and shared: equal requests have equal keys. A window that moves
 * with the clock is named by its length, so that the view of a minute ago is still found in an outage. A NextToken
 * belongs to exactly the filters that it was issued for.
 */
export function pageKey(
  source: Source,
  { state, filters, pageSize, token, range }: KeyedRequest,
): string {
  const isMoving = range !== null && token === null;
  const named = filters
    .map((filter) => [filter.key, isMoving && isBeginning(filter) ? range : filter.value].join("="))
    .sort();
  return `${sourcePrefix(source)}${JSON.stringify([state, pageSize, named, token])}`;
}

/** The common prefix of the keys of all pages of a source. */
export function sourcePrefix({ account, region }: Source): string {
  return `${account} ${region} `;
}
