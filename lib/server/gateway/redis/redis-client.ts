import "server-only";
import { createClient, RESP_TYPES } from "@redis/client";

/**
 * More commands than that never wait for an answer: it comes within the bound of one command, or the
 * connection is given up.
 */
const MAX_QUEUED = 1000;
/** How long the network may take to connect, TLS included. */
const CONNECT_MS = 1000;

/**
 * A client for one connection, not yet connected: it connects once and fails for good, because what it
 * would do on its own (queue, retry, go on after unreadable bytes) keeps callers waiting or mixes up
 * replies. RESP 2 and no client information, so that it needs no permission but those for our commands.
 * Throws if the URL is none of Redis's.
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
  // A process that has nothing else to do may end.
  client.unref();
  return client;
}

export type RedisClient = ReturnType<typeof redisClient>;
