import "server-only";

/**
 * The budget of one answer. A rare filter, or the id of an old session, reads page after page without a match, so the
 * answer ends early and says how far it got. It ends soon enough to show progress, and after few calls of each listing,
 * because AWS throttles at a few calls per second in an account and region.
 */
export const MAX_CALLS = 10;
export const SEARCH_MS = 2000;
