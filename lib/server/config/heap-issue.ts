import "server-only";

const MEBIBYTE = 2 ** 20;
/** What lives in the heap besides the pages, with room for what is on its way, MiB. */
const BESIDES_MB = 128;

/**
 * Whether so many bytes of pages fit into a heap of at most `heapBytes`: no fault, or one sentence. V8 would end the
 * process in the middle of its work, and only once the pages are there.
 */
export function heapIssue(cacheBytes: number, heapBytes: number): string[] {
  const cacheMb = Math.ceil(cacheBytes / MEBIBYTE);
  const neededMb = cacheMb + BESIDES_MB;
  if (heapBytes >= neededMb * MEBIBYTE) return [];
  return [
    `SESSIONSCOPE_CACHE_MB: ${cacheMb} MiB of pages need a heap of at least ${neededMb} MiB; start Node with --max-old-space-size=${neededMb} or more, or lower it.`,
  ];
}
