import "server-only";
import { toAwsFailure } from "./aws-error";
import type { DescribePage } from "./describe-sessions";
import { meaningOf } from "./error-name";
import { RegionRefusedError } from "./region-refused-error";
import { readThrown } from "./thrown-error";

/** How long the failure of a region waits for the answers of the others, which began at the same time. */
const WAIT_MS = 1000;

/** How long an answer proves a key, in milliseconds. A key may be deleted at any time. */
const PROVEN_MS = 60_000;

type Proof = { at: number; keyId: string };
type Sources = {
  /** The id of the key in use, after a call: it costs nothing then. */
  keyId: () => Promise<string>;
  /** Milliseconds of a monotonic clock. */
  now?: () => number;
};

/**
 * Collects what the regions of one account prove about the credentials that they share. A key that AWS knows in one
 * region is good, so a region that does not know it is the cause: `wrap` reads that from the other regions.
 */
export class AccountEvidence {
  readonly #keyId: () => Promise<string>;
  readonly #now: () => number;
  readonly #proven = new Map<string, Proof>();
  readonly #running = new Map<string, Set<Promise<unknown>>>();

  constructor({ keyId, now = () => performance.now() }: Sources) {
    this.#keyId = keyId;
    this.#now = now;
  }

  /** The calls of one region, which say more about a key that AWS does not know. */
  wrap(region: string, readPage: DescribePage): DescribePage {
    return async (request) => {
      const call = readPage(request);
      const own = this.#running.get(region) ?? new Set();
      this.#running.set(region, own.add(call));
      try {
        const page = await call;
        this.#prove(region);
        return page;
      } catch (error) {
        if (isKnownKey(error)) this.#prove(region);
        if (!isUnknownKey(error)) throw error;
        this.#proven.delete(region);
        own.delete(call);
        const isGood = (await this.#isProven()) || (await this.#isAnsweredElsewhere(region));
        throw isGood ? new RegionRefusedError(error) : error;
      } finally {
        own.delete(call);
      }
    };
  }

  /** Neither delays nor fails the answer that proves the key. */
  #prove(region: string): void {
    const at = this.#now();
    void this.#keyId().then(
      (keyId) => this.#proven.set(region, { at, keyId }),
      () => undefined,
    );
  }

  async #isProven(): Promise<boolean> {
    const known = await this.#keyId().catch(() => null);
    const now = this.#now();
    return [...this.#proven.values()].some(
      ({ at, keyId }) => keyId === known && now - at < PROVEN_MS,
    );
  }

  /** Waits until another region proves the key, or none can, but not for long. */
  async #isAnsweredElsewhere(region: string): Promise<boolean> {
    const others = [...this.#running].flatMap(([name, calls]) =>
      name === region ? [] : [...calls],
    );
    if (others.length === 0) return false;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<false>((resolve) => {
      timer = setTimeout(() => resolve(false), WAIT_MS);
    });
    const first = Promise.any(others.map(proof)).catch(() => false);
    const isAnswered = await Promise.race([first, late]);
    clearTimeout(timer);
    return isAnswered;
  }
}

/** Resolves if a call proves that AWS knows the key. */
async function proof(call: Promise<unknown>): Promise<true> {
  try {
    await call;
  } catch (error) {
    if (!isKnownKey(error)) throw error;
  }
  return true;
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
