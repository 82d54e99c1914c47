import "server-only";
import { ConnectionTimeoutError, ErrorReply, SocketClosedUnexpectedlyError } from "@redis/client";
import * as z from "zod";

/**
 * Why Redis could not be used, as a log line and a metric may say it: nothing of the URL, the password or
 * what Redis wrote is in it. `refused` is an error reply that none of the others stands for.
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

/** Redis did not answer within our bound. */
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

/** Node's and OpenSSL's codes of TLS: an untrusted certificate, or a port that does not speak it. */
const TLS = /CERT|UNABLE_TO_|^ERR_TLS_|^ERR_SSL_|^EPROTO$/;
const CLOSED = ["ECONNRESET", "ECONNABORTED", "EPIPE"];

const codeSchema = z.object({ code: z.string() });

/** Sorts what a command or the connection failed with. */
export function redisFailure(error: unknown): RedisFailure {
  if (error instanceof SlowRedisError || error instanceof ConnectionTimeoutError) return "slow";
  if (error instanceof ErrorReply) return replyIssue(error.message);
  if (error instanceof SocketClosedUnexpectedlyError) return "closed";
  const { success, data } = codeSchema.safeParse(error);
  // What is left has no code: the client could make nothing of the bytes that came.
  if (!success) return "garbage";
  if (TLS.test(data.code)) return "tls";
  return CLOSED.includes(data.code) ? "closed" : "unreachable";
}

function replyIssue(message: string): RedisFailure {
  const known = REPLIES.get(message.split(" ", 1)[0] ?? "");
  if (known) return known;
  // Redis before 7 wraps what an ACL forbids a script; AUTH without a password set has no word of its own.
  if (/^ERR\b.*\bACL\b/.test(message)) return "permission";
  return /^ERR\b.*\b(?:AUTH|password)\b/.test(message) ? "credentials" : "refused";
}
