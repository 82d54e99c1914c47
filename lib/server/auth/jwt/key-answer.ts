import "server-only";
import type { outboundFetch } from "@/lib/server/outbound/outbound-fetch";

/** Fetches a URL; tests replace it. */
export type Fetch = typeof outboundFetch;

const TIMEOUT_MS = 3_000;
const MAX_BYTES = 1_000_000;
/** The statuses for "not found": a bucket of S3 that cannot be listed answers 403. */
const MISSING = [403, 404, 410];

/**
 * The answer of a key server at a URL, or null if it does not have one. Throws if the server does not answer, or
 * answers with too much. Redirects are not followed.
 */
export async function keyAnswer(url: string, ask: Fetch): Promise<string | null> {
  const response = await ask(url, { redirect: "error", signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (response.ok) return await textOf(response);
  await response.body?.cancel();
  if (MISSING.includes(response.status)) return null;
  throw new Error(`The key server answers with ${response.status}.`);
}

async function textOf({ body }: Response): Promise<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MAX_BYTES) throw new Error("The key server's answer is too long.");
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
