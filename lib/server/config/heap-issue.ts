import "server-only";

const MEBIBYTE = 2 ** 20;
/** The heap that the server needs besides the cached pages, with room for requests under way, MiB. */
const BESIDES_MB = 128;

/**
 * Whether so many bytes of pages fit into a heap of at most `heapBytes`: no issue, or one. Otherwise V8 would end the
 * process at work, and only once the cache is full.
 */
export function heapIssue(cacheBytes: number, heapBytes: number): string[] {
  const cacheMb = Math.ceil(cacheBytes / MEBIBYTE);
  const neededMb = cacheMb + BESIDES_MB;
  if (heapBytes >= neededMb * MEBIBYTE) return [];
  return [
    `SESSIONSCOPE_CACHE_MB: ${cacheMb} MiB of pages need a heap of at least ${neededMb} MiB; start Node with --max-old-space-size=${neededMb} or more, or lower it.`,
  ];
}
