import "server-only";
import { ConnectionTimeoutError, ErrorReply, SocketClosedUnexpectedlyError } from "@redis/client";
import * as z from "zod";

/**
 * Why Redis could not be used, as a log line and a metric may state it: it contains no part of the URL, the password
 * or the reply of Redis. `refused` is any error reply that has no name of its own here.
 */
export type RedisFailure =
  | "slow"
  | "unreachable"
  | "closed"
  | "tls"
  | "credentials"
  | "permission"
  | "full"
  | "read-only"
  | "busy"
  | "cluster"
  | "garbage"
  | "refused";

/** Redis did not answer within the time limit. */
export class SlowRedisError extends Error {
  override name = "SlowRedisError";
}

/** First words of Redis's error replies: https://redis.io/docs/latest/develop/reference/protocol-spec/ */
const REPLIES = new Map<string, RedisFailure>(
  Object.entries({
    NOAUTH: "credentials",
    WRONGPASS: "credentials",
    NOPERM: "permission",
    OOM: "full",
    READONLY: "read-only",
    MISCONF: "read-only",
    NOREPLICAS: "read-only",
    LOADING: "busy",
    BUSY: "busy",
    TRYAGAIN: "busy",
    MASTERDOWN: "busy",
    MOVED: "cluster",
    ASK: "cluster",
    CLUSTERDOWN: "cluster",
    WRONGTYPE: "garbage",
  }),
);

/** TLS error codes of Node and OpenSSL: an untrusted certificate, or a port without TLS. */
const TLS = /CERT|UNABLE_TO_|^ERR_TLS_|^ERR_SSL_|^EPROTO$/;
const CLOSED = ["ECONNRESET", "ECONNABORTED", "EPIPE"];

const codeSchema = z.object({ code: z.string() });

/** Classifies the error of a command or of the connection. */
export function redisFailure(error: unknown): RedisFailure {
  if (error instanceof SlowRedisError || error instanceof ConnectionTimeoutError) return "slow";
  if (error instanceof ErrorReply) return replyFailure(error.message);
  if (error instanceof SocketClosedUnexpectedlyError) return "closed";
  const { success, data } = codeSchema.safeParse(error);
  // All other errors have no code: the client could not parse the bytes that it received.
  if (!success) return "garbage";
  if (TLS.test(data.code)) return "tls";
  return CLOSED.includes(data.code) ? "closed" : "unreachable";
}

function replyFailure(message: string): RedisFailure {
  const known = REPLIES.get(message.split(" ", 1)[0] ?? "");
  if (known) return known;
  // Redis before 7 wraps the ACL error of a script. AUTH without a configured password has no error code of its own.
  if (/^ERR\b.*\bACL\b/.test(message)) return "permission";
  return /^ERR\b.*\b(?:AUTH|password)\b/.test(message) ? "credentials" : "refused";
}
