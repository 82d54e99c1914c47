import "server-only";
import type { Session } from "@/lib/sessions/session/session";
import { type ListingPosition, type OpenPosition, startOf } from "./listing-position";
import { type PageInUse, positionBefore, positionWithin } from "./page-in-use";

/** Where a listing continues with the pages in use, or at `next` without them. */
export function positionFrom([page]: readonly PageInUse[], next: ListingPosition): ListingPosition {
  return page ? positionWithin(page) : next;
}

/** Where a listing would continue after the next row of the pages in use. */
export function positionAfterHead(
  [page, ...others]: readonly PageInUse[],
  next: ListingPosition,
): ListingPosition {
  if (!page) return next;
  if (page.taken + 1 < page.wanted.length)
    return positionWithin({ ...page, taken: page.taken + 1 });
  return positionFrom(
    others.filter(({ wanted }) => wanted.length > 0),
    next,
  );
}

/**
 * Where a listing continues while an earlier list of the same source still has the row `head`: at the first completely
 * taken page of this answer that reached further down. Only the rows of that page before it count as done. Null if no page did.
 */
export function positionAbove(
  whole: readonly PageInUse[],
  head: Session | null,
): OpenPosition | null {
  const start = head && startOf(head);
  if (head === null || start === null) return null;
  const below = whole.find(({ oldest }) => oldest < start);
  return below ? positionBefore(below, head) : null;
}
