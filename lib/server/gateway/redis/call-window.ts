import "server-only";
import { createHash } from "node:crypto";
import { ErrorReply } from "@redis/client";
import * as z from "zod";
import type { RedisClient } from "./redis-client";

/**
 * A sliding window over the calls of all servers, by Redis's clock in microseconds: a list of the instants
 * of the calls, oldest first. There is room for one if that many calls ago was longer ago than the window.
 * Servers may differ in what they ask for, as they slow down at different moments, so instants stay for
 * longer than this one's window.
 *
 * If Redis's clock was set back, the list would lie in the future and block every call until then: it is
 * forgotten. A set-back shorter than the window only makes the wait longer by as much.
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

/** The longest window of the slowest server: a call every two seconds, with room to spare. */
const CACHED_MS = 10_000;

const replySchema = z.int().nonnegative();

/**
 * Takes one of `calls` in any `ms` milliseconds: 0 when it is taken, else the milliseconds until there is
 * room again, unless others take it. Throws what Redis threw, or if it answered with something else.
 */
export async function takeOfWindow(
  client: RedisClient,
  name: string,
  { calls, ms }: { calls: number; ms: number },
): Promise<number> {
  const options = {
    keys: [name],
    arguments: [calls, ms, CACHED_MS].map((number) => String(Math.max(1, Math.floor(number)))),
  };
  const reply = await client.evalSha(SCRIPT_SHA, options).catch((error: unknown) => {
    // Redis has not seen the script since it started; this shows it.
    if (!(error instanceof ErrorReply) || !error.message.startsWith("NOSCRIPT")) throw error;
    return client.eval(SCRIPT, options);
  });
  return replySchema.parse(reply);
}
