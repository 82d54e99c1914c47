import "server-only";
import type { fromNodeProviderChain } from "@aws-sdk/credential-providers";
import { isIdentityExpired } from "@smithy/core";

/** Returns credentials of AWS: from memory, or newly obtained if they end soon or on demand. */
export type Credentials = ReturnType<typeof fromNodeProviderChain>;
/** A key of AWS with its secret. */
export type Identity = Awaited<ReturnType<Credentials>>;

/** How long a caller waits for credentials. Reading sessions has a deadline of its own, which is longer. */
const DEADLINE_MS = 5000;
/** An attempt that has not ended by then counts as lost, and the next caller may begin another. */
const LOST_MS = 60_000;

/** Credentials that were renewed on demand are not renewed again so soon: AWS refuses them for another reason. */
const RENEWED_MS = 60_000;

/** Credentials took longer than the deadline. The attempt goes on. */
export class CredentialsDeadlineError extends Error {
  override name = "CredentialsDeadlineError";
}

type Attempt = { inTime: Promise<Identity>; begunAt: number };

/**
 * Keeps the credentials that `load` obtains. One attempt runs at a time, and all callers share it. A caller waits at most
 * five seconds from the beginning of the attempt. A late result is kept for the next caller. Credentials that
 * end within five minutes are renewed, but stay in use until they end. On demand they are renewed at most once a minute.
 */
export function heldCredentials(load: Credentials): Credentials {
  let held: Identity | null = null;
  let running: Attempt | null = null;
  let renewedAt = Number.NEGATIVE_INFINITY;

  function begin(options: Parameters<Credentials>[0]): Attempt {
    const result = load(options).then((identity) => {
      held = identity;
      if (options?.forceRefresh === true) renewedAt = performance.now();
      return identity;
    });
    const attempt: Attempt = { inTime: withDeadline(result), begunAt: performance.now() };
    const end = () => {
      if (running === attempt) running = null;
    };
    result.then(end, end);
    // A renewal in the background has no caller, so its failure must not become an unhandled rejection.
    attempt.inTime.catch(() => undefined);
    return attempt;
  }

  const provider: Credentials = async (options) => {
    const isForced = options?.forceRefresh === true && performance.now() - renewedAt >= RENEWED_MS;
    if (held !== null && !isForced && !isIdentityExpired(held)) return held;
    if (running !== null && performance.now() - running.begunAt > LOST_MS) running = null;
    running ??= begin(options);
    const { inTime } = running;
    return held !== null && !isForced && isInUse(held) ? held : await inTime;
  };
  // The mark keeps the clients from holding the credentials a second time.
  return Object.assign(provider, { memoized: true });
}

function isInUse({ expiration }: Identity): boolean {
  return expiration !== undefined && expiration.getTime() > Date.now();
}

async function withDeadline(result: Promise<Identity>): Promise<Identity> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new CredentialsDeadlineError()), DEADLINE_MS);
  });
  try {
    return await Promise.race([result, late]);
  } finally {
    clearTimeout(timer);
  }
}
