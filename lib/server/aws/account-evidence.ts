import "server-only";
import { toAwsFailure } from "./aws-error";
import type { DescribePage } from "./describe-sessions";
import { meaningOf } from "./error-name";
import { RegionRefusedError } from "./region-refused-error";
import { readThrown } from "./thrown-error";

/** How long the failure of a region waits for the answers of the others, which began at the same time. */
const WAIT_MS = 1000;

/**
 * Collects what the regions of one account prove about the credentials that they share. A key that AWS knows in one
 * region is good, so a region that does not know it is the cause: `wrap` reads that from the other regions.
 */
export class AccountEvidence {
  readonly #proven = new Set<string>();
  readonly #running = new Map<string, Set<Promise<unknown>>>();

  /** The calls of one region, which say more about a key that AWS does not know. */
  wrap(region: string, readPage: DescribePage): DescribePage {
    return async (request) => {
      const call = readPage(request);
      const own = this.#running.get(region) ?? new Set();
      this.#running.set(region, own.add(call));
      try {
        const page = await call;
        this.#proven.add(region);
        return page;
      } catch (error) {
        if (isKnownKey(error)) this.#proven.add(region);
        if (!isUnknownKey(error)) throw error;
        this.#proven.delete(region);
        own.delete(call);
        if (this.#proven.size === 0) await this.#answerElsewhere(region);
        throw this.#proven.size > 0 ? new RegionRefusedError(error) : error;
      } finally {
        own.delete(call);
      }
    };
  }

  /** Waits until another region proves the key, or none can, but not for long. */
  async #answerElsewhere(region: string): Promise<void> {
    const others = [...this.#running].flatMap(([name, calls]) =>
      name === region ? [] : [...calls],
    );
    if (others.length === 0) return;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, WAIT_MS);
    });
    const first = Promise.any(others.map(proof)).catch(() => undefined);
    await Promise.race([first, late]);
    clearTimeout(timer);
  }
}

/** Resolves if a call proves that AWS knows the key. */
async function proof(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!isKnownKey(error)) throw error;
  }
}

/** AWS checks the key before it answers so. */
const OF_A_KNOWN_KEY = [
  "aws-access-denied",
  "aws-throttled",
  "aws-invalid-request",
  "cursor-expired",
];

function isKnownKey(error: unknown): boolean {
  return (
    readThrown(error).$fault === "client" && OF_A_KNOWN_KEY.includes(toAwsFailure(error, 0).code)
  );
}

function isUnknownKey(error: unknown): boolean {
  return meaningOf(readThrown(error).name) === "unknown-key";
}
