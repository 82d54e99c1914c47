import { onlineManager, QueryClient } from "@tanstack/react-query";
import { ApiError } from "./api-error";

/**
 * How long an answer that nobody looks at is kept. While the server renders a page no timer may be set: it would hold all
 * of that request in memory until it ends, and a thousand page views were more than the heap has room for.
 */
const CACHED_MS = typeof window === "undefined" ? Number.POSITIVE_INFINITY : 10 * 60_000;

/**
 * The browser's cache of API answers. What the server answered is not asked again behind the reader's back: it
 * knows best when AWS can be asked, and every failure on screen has its own *Retry*. Only a connection that
 * was lost, as while a server is replaced, is tried once more.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (count, error) => count === 0 && isConnectionLost(error),
        retryDelay: () => 500 + 500 * Math.random(),
        staleTime: 5_000,
        gcTime: CACHED_MS,
        refetchOnWindowFocus: false,
        // Offline is a failure to be told, not a reason to wait silently; and this machine needs no network.
        networkMode: "always",
      },
    },
  });
}

function isConnectionLost(error: Error): boolean {
  return error instanceof ApiError && error.code === "network" && onlineManager.isOnline();
}
