import "server-only";
import * as z from "zod";
import { readAccounts } from "./accounts";
import { FORWARD_PROXY_VARIABLES } from "./forward-proxies";
import { logLevelSchema } from "./log-level";
import { readRandomSecret } from "./random-secret";
import { readBy, textWithout, type Variables } from "./variable";

/** A number in plain digits, within bounds. */
function numberBetween(least: number, most: number, pattern: RegExp, kind: string) {
  const error = `must be a ${kind} from ${least} to ${most}.`;
  return z
    .string()
    .regex(pattern, { error })
    .transform(Number)
    .refine((number) => number >= least && number <= most, { error });
}
const wholeBetween = (least: number, most: number) =>
  numberBetween(least, most, /^\d{1,6}$/, "whole number");
const decimalBetween = (least: number, most: number) =>
  numberBetween(least, most, /^\d{1,6}(?:\.\d{1,3})?$/, "number");

const host = z
  .string()
  .regex(/^[\w.:-]{1,255}$/, { error: "must be an address or the name of this machine." })
  .default("127.0.0.1");

/** A variable of the AWS SDK: `AWS_VARIABLES` checks it. */
const ofSdk = z.string().optional();

const secret = textWithout((text) => {
  const reading = readRandomSecret(text, { isHexTaken: true });
  return "issue" in reading ? reading.issue : null;
});

/** The variables of the server itself: where it listens, what it reads, how it spares AWS, what it reports. */
export const SERVER_VARIABLES = {
  HOST: { schema: host, meaning: "the address to listen on; `0.0.0.0` in the image" },
  PORT: { schema: wholeBetween(1, 65_535).default(3000), meaning: "the port to listen on" },
  AWS_REGION: {
    schema: ofSdk,
    meaning:
      "the region of the one account without `SESSIONSCOPE_ACCOUNTS`; the AWS SDK reads it, `AWS_PROFILE` and the other standard variables",
  },
  AWS_ENDPOINT_URL: {
    schema: ofSdk,
    unset: "that of the region",
    meaning: "another endpoint for all services of AWS",
  },
  AWS_ENDPOINT_URL_SSM: {
    schema: ofSdk,
    unset: "that of the region",
    meaning: "another endpoint for Systems Manager",
  },
  AWS_ENDPOINT_URL_STS: {
    schema: ofSdk,
    unset: "that of the region",
    meaning: "another endpoint for STS, which assumes roles",
  },
  ...FORWARD_PROXY_VARIABLES,
  SESSIONSCOPE_ACCOUNTS: {
    schema: readBy(readAccounts).optional(),
    unset: "one, `default`",
    meaning: "the [accounts and regions](accounts.md): JSON, or the path of a JSON file",
  },
  SESSIONSCOPE_METRICS_PORT: {
    schema: wholeBetween(1, 65_535).optional(),
    unset: "off",
    meaning: "a port for Prometheus, other than `PORT`",
  },
  SESSIONSCOPE_METRICS_HOST: { schema: host, meaning: "the address on which that port listens" },
  SESSIONSCOPE_LOG_LEVEL: {
    schema: logLevelSchema,
    meaning:
      "`trace`, `debug`, `info`, `warn`, `error`, `fatal` or `silent`; the audit is written at every level",
  },
  SESSIONSCOPE_DRAIN_SECONDS: {
    schema: wholeBetween(0, 8).default(3),
    meaning:
      "how long the server keeps answering after SIGTERM, until balancers send nothing more; 0 to 8, and 5 in the chart",
  },
  SESSIONSCOPE_MAX_RPS: {
    schema: decimalBetween(0.5, 1000).default(4),
    meaning:
      "calls per second to begin with, for each account and region, by all servers together; 0.5 to 1000",
  },
  SESSIONSCOPE_CACHE_MB: {
    schema: wholeBetween(1, 4096).default(48),
    meaning: "MiB of pages kept in memory, 1 to 4096; [the heap](#memory) must have room for them",
  },
  SESSIONSCOPE_INSTANCES: {
    schema: wholeBetween(1, 100).default(1),
    meaning: "the number of servers that share the rate, 1 to 100; only used without Redis",
  },
  SESSIONSCOPE_REDIS_URL: {
    schema: z
      .string()
      .refine((text) => URL.canParse(text) && /^rediss?:$/.test(new URL(text).protocol), {
        error: "must be a redis or rediss URL, such as rediss://cache.example:6379.",
      })
      .optional(),
    meaning:
      "`redis://` or `rediss://`: servers share pages and the rate there; use `rediss` beyond one machine",
    isSecret: true,
  },
  SESSIONSCOPE_SECRET: {
    schema: secret.optional(),
    meaning:
      "encrypts what servers share (AES-256-GCM), and the cursors of embeds; at least 32 random bytes, the same on all servers: `openssl rand -base64 32`",
    isSecret: true,
  },
} satisfies Variables;
