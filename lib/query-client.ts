import { onlineManager, QueryClient } from "@tanstack/react-query";
import { ApiError } from "./api-error";

/**
 * How long an unused answer is kept. While the server renders a page, no timer may be set: it would keep the memory of
 * that request until it fires, and a thousand page views would exceed the heap.
 */
const CACHED_MS = typeof window === "undefined" ? Number.POSITIVE_INFINITY : 10 * 60_000;

/**
 * The cache of API answers in the browser. It does not repeat requests that the server has answered: the server knows
 * best when AWS can be called, and every failure on screen has its own *Retry*. Only a lost connection, as during a
 * restart of the server, is tried once more.
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
        // Being offline is a failure to show, not a reason to wait silently; and a server on this machine needs no
        // network.
        networkMode: "always",
      },
    },
  });
}

function isConnectionLost(error: Error): boolean {
  return error instanceof ApiError && error.code === "network" && onlineManager.isOnline();
}
