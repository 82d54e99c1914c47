import "server-only";
import * as z from "zod";
import { type Environment, environment } from "@/lib/server/env";
import { type Account, readAccounts } from "./accounts";
import { type AuthConfig, readAuthConfig } from "./auth-config";
import { crossIssues, nameIssue } from "./config-issues";
import { endpointIssue } from "./endpoint-issue";
import { type LogLevel, logLevelSchema } from "./log-level";
import { readRandomSecret } from "./random-secret";
import type { Place } from "./source-issues";

/** How this server spares AWS. */
export type GatewayConfig = {
  /** Calls per second to begin with, for each account and region: this server's part of them. */
  maxRps: number;
  /** How many servers there are. */
  instances: number;
  /** Bytes of pages that are kept in memory, for all accounts and regions together. */
  cacheBytes: number;
  /** Where several servers share pages and the rate; null: nowhere. `secret` encrypts what is shared. */
  redis: { url: string; secret: string } | null;
};

/** What the environment says about this server. */
export type Config = {
  host: string;
  port: number;
  /** Who is let in, and what they see. */
  auth: AuthConfig;
  /** Null: one account, with the ambient credentials and region. */
  accounts: Account[] | null;
  gateway: GatewayConfig;
  /** What all servers know and nobody else; null: nothing. */
  secret: string | null;
  /** Where the metrics are; null: nowhere. */
  metrics: { host: string; port: number } | null;
  logLevel: LogLevel;
  /** How long the server goes on after it was told to end, so that nobody sends it requests any more. */
  drainSeconds: number;
};

/** The name of the account whose credentials the environment has. */
export const AMBIENT_ACCOUNT = "default";

const MEBIBYTE = 2 ** 20;
const accounts = z.string().transform((text, context) => {
  const reading = readAccounts(text);
  if ("accounts" in reading) return reading.accounts;
  for (const message of reading.issues) context.addIssue({ code: "custom", message });
  return z.NEVER;
});

const endpoint = z.string().superRefine((text, context) => {
  const message = endpointIssue(text);
  if (message !== null) context.addIssue({ code: "custom", message });
});

const secret = z.string().superRefine((text, context) => {
  const reading = readRandomSecret(text, { isHexTaken: true });
  if ("issue" in reading) context.addIssue({ code: "custom", message: reading.issue });
});

/** A number in plain digits, within bounds. */
function numberBetween(least: number, most: number, pattern: RegExp, kind: string) {
  const error = `must be a ${kind} from ${least} to ${most}.`;
  return z
    .string()
    .regex(pattern, { error })
    .transform(Number)
    .refine((number) => number >= least && number <= most, { error });
}
const WHOLE = /^\d{1,6}$/;
const DECIMAL = /^\d{1,6}(?:\.\d{1,3})?$/;

const host = z
  .string()
  .regex(/^[\w.:-]{1,255}$/, { error: "must be an address or the name of this machine." })
  .default("127.0.0.1");

const configSchema = z
  .object({
    HOST: host,
    PORT: numberBetween(1, 65_535, WHOLE, "whole number").default(3000),
    AWS_REGION: z
      .string()
      .regex(/^[a-z0-9-]+$/, { error: "must be the name of a region, such as eu-west-1." })
      .optional(),
    AWS_ENDPOINT_URL: endpoint.optional(),
    AWS_ENDPOINT_URL_SSM: endpoint.optional(),
    AWS_ENDPOINT_URL_STS: endpoint.optional(),
    SESSIONSCOPE_ACCOUNTS: accounts.optional(),
    SESSIONSCOPE_METRICS_PORT: numberBetween(1, 65_535, WHOLE, "whole number").optional(),
    SESSIONSCOPE_METRICS_HOST: host,
    SESSIONSCOPE_LOG_LEVEL: logLevelSchema,
    SESSIONSCOPE_DRAIN_SECONDS: numberBetween(0, 8, WHOLE, "whole number").default(3),
    SESSIONSCOPE_MAX_RPS: numberBetween(0.5, 1000, DECIMAL, "number").default(4),
    SESSIONSCOPE_CACHE_MB: numberBetween(1, 4096, WHOLE, "whole number").default(48),
    SESSIONSCOPE_INSTANCES: numberBetween(1, 100, WHOLE, "whole number").default(1),
    SESSIONSCOPE_REDIS_URL: z
      .string()
      .refine((text) => URL.canParse(text) && /^rediss?:$/.test(new URL(text).protocol), {
        error: "must be a redis or rediss URL, such as rediss://cache.example:6379.",
      })
      .optional(),
    SESSIONSCOPE_SECRET: secret.optional(),
  })
  .superRefine((env, context) => {
    if (env.SESSIONSCOPE_REDIS_URL === undefined || env.SESSIONSCOPE_SECRET !== undefined) return;
    const message = `is needed with SESSIONSCOPE_REDIS_URL: it encrypts what the servers share. Make one with openssl rand -base64 32.`;
    context.addIssue({ code: "custom", path: ["SESSIONSCOPE_SECRET"], message });
  })
  .transform((env) => ({
    host: env.HOST,
    port: env.PORT,
    accounts: env.SESSIONSCOPE_ACCOUNTS ?? null,
    gateway: {
      maxRps: partOf(env),
      instances: env.SESSIONSCOPE_INSTANCES,
      cacheBytes: env.SESSIONSCOPE_CACHE_MB * MEBIBYTE,
      redis:
        env.SESSIONSCOPE_REDIS_URL && env.SESSIONSCOPE_SECRET
          ? { url: env.SESSIONSCOPE_REDIS_URL, secret: env.SESSIONSCOPE_SECRET }
          : null,
    },
    secret: env.SESSIONSCOPE_SECRET ?? null,
    metrics:
      env.SESSIONSCOPE_METRICS_PORT === undefined
        ? null
        : { host: env.SESSIONSCOPE_METRICS_HOST, port: env.SESSIONSCOPE_METRICS_PORT },
    logLevel: env.SESSIONSCOPE_LOG_LEVEL,
    drainSeconds: env.SESSIONSCOPE_DRAIN_SECONDS,
  }));

/** What is left of the rate for one server; those that share a Redis share the whole of it there. */
function partOf(env: {
  SESSIONSCOPE_MAX_RPS: number;
  SESSIONSCOPE_INSTANCES: number;
  SESSIONSCOPE_REDIS_URL?: string | undefined;
}): number {
  const isShared = env.SESSIONSCOPE_REDIS_URL !== undefined;
  return isShared
    ? env.SESSIONSCOPE_MAX_RPS
    : env.SESSIONSCOPE_MAX_RPS / env.SESSIONSCOPE_INSTANCES;
}

/**
 * Reads the configuration, or says everything that is wrong with it: one sentence per fault, with the
 * variable's name and the rule, never with a value that may be secret. An empty variable counts as
 * unset, because compose files write unset ones so.
 */
export function readConfig(env: Environment): { config: Config } | { issues: string[] } {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value));
  const reading = configSchema.safeParse(set);
  const signIn = readAuthConfig(
    set,
    reading.success ? positionsOf(reading.data.accounts, set) : null,
  );
  const issues = [
    ...(reading.error?.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`) ?? []),
    ...("issues" in signIn ? signIn.issues : []),
    ...crossIssues(set),
    ...Object.keys(set).flatMap(nameIssue),
  ];
  if (!reading.success || "issues" in signIn || issues.length > 0) return { issues };
  return { config: { ...reading.data, auth: signIn.auth } };
}

/** The accounts that are read. Of the ambient one, the region may stand in a file that the AWS SDK reads. */
function positionsOf(
  accounts: readonly Account[] | null,
  { AWS_REGION: region }: Environment,
): Place[] {
  return [
    ...(accounts ?? [{ id: AMBIENT_ACCOUNT, regions: region === undefined ? null : [region] }]),
  ];
}

/** What to say when the AWS SDK finds no region. */
export const NO_REGION =
  "AWS_REGION: the AWS SDK finds no region; set AWS_REGION, or AWS_PROFILE to a profile that has one, or SESSIONSCOPE_ACCOUNTS.";

/** The configuration is unusable; `npm start` would have refused it. */
export class ConfigError extends Error {
  override name = "ConfigError";
  /** What is wrong, one sentence each, without secrets. */
  readonly issues: readonly string[];
  constructor(issues: readonly string[]) {
    super(issues.join(" "));
    this.issues = issues;
  }
}

let running: Config | undefined;

/** The configuration of the running server. Throws `ConfigError` if it has faults. */
export function config(): Config {
  if (running) return running;
  const reading = readConfig(environment);
  if ("issues" in reading) throw new ConfigError(reading.issues);
  running = reading.config;
  return running;
}
