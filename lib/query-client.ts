import { QueryClient } from "@tanstack/react-query";

/**
 * The browser's cache of API answers. Nothing is retried behind the reader's back: the server's AWS
 * client has retried already, and every failure on screen has its own *Retry*.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: false, staleTime: 5_000, gcTime: 10 * 60_000, refetchOnWindowFocus: false },
    },
  });
}
