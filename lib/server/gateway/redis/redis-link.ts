import "server-only";
import { ErrorReply } from "@redis/client";
import { type RedisClient, redisClient } from "./redis-client";
import { type RedisFailure, redisFailure, SlowRedisError } from "./redis-error";

/** Time limits for Redis, in milliseconds. */
export type RedisTimeouts = {
  /** For a reply. */
  replyMs: number;
  /** For a new connection. Only the first callers wait for it, and no longer than for an answer. */
  openMs: number;
  /** The pause after a failure, so that a slow Redis does not slow down every call. */
  restMs: number;
};

/** A reply can save a call of AWS, so waiting for it must take much less time than that call. */
const TIMEOUTS: RedisTimeouts = { replyMs: 100, openMs: 2000, restMs: 5000 };

/** Receives the changes and failures of the Redis connection, for a log line and a metric. */
export type RedisReport = {
  /**
   * The servers share again, or this server continues alone for the given reason. Called once per change. The first
   * call comes when the first connection is made or has failed.
   */
  onMode: (mode: "shared" | "local", reason: RedisFailure | null) => void;
  /** Called for each failure: a connection that was lost or could not be made, or a value that was garbage. */
  onFailure: (reason: RedisFailure) => void;
};

/** A connection to a Redis that may be unreachable, slow or broken at any time. */
export type RedisLink = {
  /** Returns the result of a command; null if there is no connection, or the command failed or took too long. */
  ask: <T>(command: (client: RedisClient) => Promise<T>) => Promise<T | null>;
  /** Closes the connection for good. From then on every command returns null. */
  close: () => void;
};

/**
 * Connects with the first command, and again with the first command after a pause. `prove` runs one command of each
 * kind on a new connection, and the connection is used only after that. So a Redis that answers but cannot do its work
 * (full, read-only, forbidden, slow) is not tried with each command.
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
    // The other pending commands and the socket fail with it. All of this counts as one failure.
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
        // A client that is destroyed while its socket connects would become active nevertheless.
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
      // A bad value under one key does not affect the other keys.
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
      // Callers wait only for the first connection, and only at its beginning, so that a start is not cold.
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

/** Rejects if the promise has not settled after `ms` milliseconds. */
function within<T>(promise: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    // If this process was busy, the reply may have arrived without being read yet: in one iteration of the event
    // loop, timers run before network input, and immediates run after it.
    const timer = setTimeout(() => setImmediate(() => reject(new SlowRedisError())), ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
