import "server-only";
import { makeTokenBucket, type Rate } from "@/lib/server/auth/token-bucket";

/** Lets the provider be asked for who has signed in, of all clients together, so often and so many at a time. */
export type Exchanges = {
  /** Begins one, and gives what ends it; null if there are too many. `now` is in milliseconds. */
  begin(now: number): (() => void) | null;
};

/** What is refused costs nothing, and can be tried again. */
export function makeExchanges(rate: Rate): Exchanges {
  const bucket = makeTokenBucket(rate);
  let running = 0;
  return {
    begin(now) {
      if (running >= rate.atOnce || !bucket.take(now)) return null;
      running += 1;
      return () => {
        running -= 1;
      };
    },
  };
}
