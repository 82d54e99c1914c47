import "server-only";
import { createClient, RESP_TYPES } from "@redis/client";

/**
 * The most commands that wait for an answer. The answer comes within the time limit of one command, or the
 * connection is closed.
 */
const MAX_QUEUED = 1000;
/** How long the network may take to connect, TLS included. */
const CONNECT_MS = 1000;

/**
 * A client for one connection, not yet connected. It connects once, and its first failure is final: the client's own
 * recovery (queue, retry, continue after unreadable bytes) would keep callers waiting or mix up replies. It uses RESP 2
 * and sends no client information, so that it needs only the permissions for our commands. Throws if the URL is not a
 * Redis URL.
 */
export function redisClient(url: string) {
  const client = createClient({
    url,
    RESP: 2,
    maintNotifications: "disabled",
    disableClientInfo: true,
    disableOfflineQueue: true,
    commandsQueueMaxLength: MAX_QUEUED,
    socket: { connectTimeout: CONNECT_MS, reconnectStrategy: false },
    commandOptions: { typeMapping: { [RESP_TYPES.BLOB_STRING]: Buffer } },
  });
  // The connection does not keep the process alive.
  client.unref();
  return client;
}

export type RedisClient = ReturnType<typeof redisClient>;
