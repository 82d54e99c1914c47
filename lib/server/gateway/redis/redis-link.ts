import "server-only";
import { ErrorReply } from "@redis/client";
import { type RedisClient, redisClient } from "./redis-client";
import { type RedisFailure, redisFailure, SlowRedisError } from "./redis-error";

/** How long is waited for Redis, in milliseconds. */
export type RedisTimeouts = {
  /** For an answer. */
  replyMs: number;
  /** For a new connection, for which only the first callers wait, and no longer than for an answer. */
  openMs: number;
  /** How long Redis is left alone after it failed, so that a slow one does not slow down every call. */
  restMs: number;
};

/** An answer is worth waiting for much less long than the call of AWS takes that it may save. */
const TIMEOUTS: RedisTimeouts = { replyMs: 100, openMs: 2000, restMs: 5000 };

/** Who is told of what becomes of Redis, for a log line and a metric. */
export type RedisReport = {
  /**
   * The servers share again, or this one goes on by itself, and why. Called once per change, and for
   * the first time when the first connection is made or has failed.
   */
  onMode: (mode: "shared" | "local", reason: RedisFailure | null) => void;
  /** Something failed, each time: a connection that was lost or not to be had, or a value that was garbage. */
  onFailure: (reason: RedisFailure) => void;
};

/** A connection to a Redis that may be away, slow or broken at any time. */
export type RedisLink = {
  /** What a command gives; null if there is no connection, or it failed, or took too long. */
  ask: <T>(command: (client: RedisClient) => Promise<T>) => Promise<T | null>;
  /** Ends the connection for good: every command gives null from then on. */
  close: () => void;
};

/**
 * Connects with the first command, and again with the first one that comes after a rest. `prove` makes one
 * command of each kind on a new connection; only then is it used, so that a Redis that answers but cannot
 * do what is needed (full, read-only, forbidden, slow) is not tried with each command.
 */
export function redisLink(
  url: string,
  prove: (client: RedisClient) => Promise<void>,
  report: RedisReport,
  { replyMs, openMs, restMs } = TIMEOUTS,
): RedisLink {
  let inUse: RedisClient | null = null;
  let opening: Promise<void> | null = null;
  let mode: "shared" | "local" | null = null;
  let restUntil = 0;
  let firstUntil: number | null = null;
  let isClosed = false;

  function change(to: "shared" | "local", reason: RedisFailure | null) {
    if (mode === to) return;
    mode = to;
    report.onMode(to, reason);
  }

  function rest(error: unknown) {
    const reason = redisFailure(error);
    restUntil = performance.now() + restMs;
    report.onFailure(reason);
    change("local", reason);
  }

  function giveUp(client: RedisClient, error: unknown) {
    client.destroy();
    // The other commands on their way, and the socket, fail with it: that is one failure.
    if (inUse !== client) return;
    inUse = null;
    rest(error);
  }

  async function open() {
    let client: RedisClient | null = null;
    try {
      const opened = redisClient(url);
      client = opened;
      const broken = new Promise<never>((_, reject) => {
        opened.on("error", (error: unknown) => {
          reject(error);
          giveUp(opened, error);
        });
      });
      opened.on("connect", () => {
        // A client that is destroyed while its socket connects comes to life all the same.
        if (client === null) opened.destroy();
      });
      await within(Promise.race([opened.connect(), broken]), openMs);
      await within(Promise.race([prove(opened), broken]), replyMs);
      if (isClosed) {
        opened.destroy();
        return;
      }
      inUse = opened;
      change("shared", null);
    } catch (error) {
      client?.destroy();
      client = null;
      if (!isClosed) rest(error);
    }
  }

  function reopen() {
    if (isClosed || performance.now() < restUntil) return;
    opening ??= open().finally(() => {
      opening = null;
    });
  }

  async function answer<T>(client: RedisClient, command: (client: RedisClient) => Promise<T>) {
    try {
      return await within(command(client), replyMs);
    } catch (error) {
      // What is wrong with one key is no reason to leave the others.
      if (error instanceof ErrorReply && redisFailure(error) === "garbage") {
        report.onFailure("garbage");
      } else giveUp(client, error);
      return null;
    }
  }

  return {
    async ask(command) {
      if (inUse) return await answer(inUse, command);
      reopen();
      // Only the first connection is waited for, so that a start is not cold, and only at its beginning.
      firstUntil ??= performance.now() + replyMs;
      const ms = firstUntil - performance.now();
      if (!opening || ms <= 0) return null;
      const late = opening.then(() => inUse && answer(inUse, command));
      return await within(late, ms).catch(() => null);
    },
    close() {
      isClosed = true;
      inUse?.destroy();
      inUse = null;
    },
  };
}

/** Gives up on a promise after so many milliseconds. */
function within<T>(promise: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    // If it was this process that was busy, the answer may be there and only wants to be read: timers come
    // before the network in a turn of the event loop, and immediates after it.
    const timer = setTimeout(() => setImmediate(() => reject(new SlowRedisError())), ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
