import { QueryClient } from "@tanstack/react-query";

/**
 * The browser's cache of API answers. Nothing is retried behind the reader's back: the server's AWS
 * client has retried already, and every failure on screen has its own *Retry*.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: false,
        staleTime: 5_000,
        gcTime: 10 * 60_000,
        refetchOnWindowFocus: false,
        // Offline is a failure to be told, not a reason to wait silently; and this machine needs no network.
        networkMode: "always",
      },
    },
  });
}
