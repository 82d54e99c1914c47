import "server-only";
import { createHash } from "node:crypto";
import { ErrorReply } from "@redis/client";
import * as z from "zod";
import type { RedisClient } from "./redis-client";

/**
 * A sliding window over the calls of all servers, by Redis's clock in microseconds: a list of the instants of the
 * calls, oldest first. A new call has room if the last `calls` calls do not all lie within the window. Servers may
 * ask for different windows, because they slow down at different moments. So instants stay longer than the window of
 * the current request.
 *
 * If Redis's clock was set back, the list would lie in the future and block every call until then, so the script
 * deletes the list. A set-back shorter than the window only lengthens the wait by the same time.
 */
const SCRIPT = `
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local calls, window = tonumber(ARGV[1]), ARGV[2] * 1000
local newest = redis.call('LINDEX', KEYS[1], -1)
if newest and newest - window > now then redis.call('DEL', KEYS[1]) end
local kept = math.max(tonumber(ARGV[2]), tonumber(ARGV[3]))
local oldest = redis.call('LINDEX', KEYS[1], 0)
while oldest and oldest + kept * 1000 <= now do
  redis.call('LPOP', KEYS[1])
  oldest = redis.call('LINDEX', KEYS[1], 0)
end
local blocking = redis.call('LINDEX', KEYS[1], -calls)
if blocking and blocking + window > now then
  return math.ceil((blocking + window - now) / 1000)
end
redis.call('RPUSH', KEYS[1], string.format('%.0f', now))
redis.call('PEXPIRE', KEYS[1], kept)
return 0
`;
const SCRIPT_SHA = createHash("sha1").update(SCRIPT).digest("hex");

/** How long instants stay: the longest window of the slowest server is two seconds, and this leaves a margin. */
const KEEP_MS = 10_000;

const replySchema = z.int().nonnegative();

/**
 * Takes one of `calls` calls in any `ms` milliseconds. Returns 0 if the call is taken, else the milliseconds until
 * there is room again, unless other servers take it first. Throws the error of Redis, or an error if the reply is not
 * a number.
 */
export async function takeOfWindow(
  client: RedisClient,
  name: string,
  { calls, ms }: { calls: number; ms: number },
): Promise<number> {
  const options = {
    keys: [name],
    arguments: [calls, ms, KEEP_MS].map((number) => String(Math.max(1, Math.floor(number)))),
  };
  const reply = await client.evalSha(SCRIPT_SHA, options).catch((error: unknown) => {
    // Redis has not seen the script since it started. This call sends the script.
    if (!(error instanceof ErrorReply) || !error.message.startsWith("NOSCRIPT")) throw error;
    return client.eval(SCRIPT, options);
  });
  return replySchema.parse(reply);
}
