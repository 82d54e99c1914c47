import "server-only";
import { isBeginning } from "@/lib/server/aws/aws-filters";
import type { GatewayRequest } from "./gateway-request";

type Source = { account: string; region: string };
type Asked = Pick<GatewayRequest, "state" | "filters" | "pageSize" | "token" | "range">;

/**
 * The name under which a page of a source is kept and shared: whoever asks the same gets the same. A window
 * that moves with the clock goes by its length, so that the view of a minute ago is still known in an outage;
 * a NextToken belongs to the very filters it was given for.
 */
export function pageKey(source: Source, { state, filters, pageSize, token, range }: Asked): string {
  const isMoving = range !== null && token === null;
  const named = filters
    .map((filter) => [filter.key, isMoving && isBeginning(filter) ? range : filter.value].join("="))
    .sort();
  return `${sourcePrefix(source)}${JSON.stringify([state, pageSize, named, token])}`;
}

/** How the keys of all pages of a source begin. */
export function sourcePrefix({ account, region }: Source): string {
  return `${account} ${region} `;
}
