import "server-only";
import { type BodyChunk, StreamBody } from "@/lib/server/api/stream-body";
import { requestContext } from "@/lib/server/request-context";

const encoder = new TextEncoder();

/** A streamed body that the test feeds chunk by chunk, with a record of how its source was read. */
export function fedBody() {
  const fed: (BodyChunk | Error | null)[] = [];
  const seen = { reads: 0, isReturned: false, requestIds: new Set<unknown>() };
  let wake = () => {};
  let signal = AbortSignal.abort();
  async function* read(): AsyncGenerator<BodyChunk> {
    try {
      while (true) {
        seen.reads += 1;
        seen.requestIds.add(requestContext()?.requestId);
        while (fed.length === 0) {
          await new Promise<void>((resolve, reject) => {
            wake = resolve;
            signal.addEventListener("abort", () => reject(signal.reason), { once: true });
          });
        }
        const next = fed.shift();
        if (next instanceof Error) throw next;
        if (!next) return;
        yield next;
      }
    } finally {
      seen.isReturned = true;
    }
  }
  return {
    seen,
    signal: () => signal,
    body: new StreamBody({ "Content-Type": "application/x-ndjson" }, (streamSignal) => {
      signal = streamSignal;
      return read();
    }),
    /** Feeds one more row, an error that ends the source, or null for its normal end. */
    feed(next: string | Error | null) {
      fed.push(typeof next === "string" ? { bytes: encoder.encode(next), rows: 1 } : next);
      wake();
    },
  };
}
