import "server-only";
import { BlockList, isIP } from "node:net";
import * as z from "zod";
import { type Account, readAccounts } from "./accounts";
import { type Environment, environment } from "./env";

/** How this server spares AWS. */
export type GatewayConfig = {
  /** Calls per second to begin with, for each account and region: this server's part of them. */
  maxRps: number;
  /** Bytes of pages that are kept in memory, for all accounts and regions together. */
  cacheBytes: number;
  /** Where several servers share pages and the rate; null: nowhere. `secret` encrypts what is shared. */
  redis: { url: string; secret: string } | null;
};

/** What the environment says about this server. */
export type Config = {
  host: string;
  port: number;
  auth: "none";
  /** Null: one account, with the ambient credentials and region. */
  accounts: Account[] | null;
  gateway: GatewayConfig;
};

/** Part of the contract, but not of this version: ignoring one would drop a rule that someone relies on. */
const NOT_YET = [
  "SESSIONSCOPE_ACCESS",
  "SESSIONSCOPE_URL",
  "SESSIONSCOPE_EMBED_ORIGINS",
  "SESSIONSCOPE_EMBED_KEYS",
];

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

/** What there is of our own, and understood. */
const KNOWN = [
  "SESSIONSCOPE_AUTH",
  "SESSIONSCOPE_ACCOUNTS",
  "SESSIONSCOPE_MAX_RPS",
  "SESSIONSCOPE_CACHE_MB",
  "SESSIONSCOPE_INSTANCES",
  "SESSIONSCOPE_REDIS_URL",
  "SESSIONSCOPE_SECRET",
];

const MEBIBYTE = 2 ** 20;
/** As many bytes as the key of AES-256 has. */
const MIN_SECRET_LENGTH = 32;

const accounts = z.string().transform((text, context) => {
  const reading = readAccounts(text);
  if ("accounts" in reading) return reading.accounts;
  for (const message of reading.faults) context.addIssue({ code: "custom", message });
  return z.NEVER;
});

const endpoint = z.string().superRefine((text, context) => {
  const message = endpointFault(text);
  if (message !== null) context.addIssue({ code: "custom", message });
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

const configSchema = z
  .object({
    HOST: z
      .string()
      .refine(isLoopback, {
        error:
          "must be a loopback address (127.0.0.0/8, ::1 or localhost), because sign-in does not exist yet: anyone who reaches the server sees every session.",
      })
      .default("127.0.0.1"),
    PORT: numberBetween(1, 65_535, WHOLE, "whole number").default(3000),
    AWS_REGION: z
      .string()
      .regex(/^[a-z0-9-]+$/, { error: "must be the name of a region, such as eu-west-1." })
      .optional(),
    AWS_ENDPOINT_URL: endpoint.optional(),
    AWS_ENDPOINT_URL_SSM: endpoint.optional(),
    AWS_ENDPOINT_URL_STS: endpoint.optional(),
    SESSIONSCOPE_ACCOUNTS: accounts.optional(),
    SESSIONSCOPE_AUTH: z
      .literal("none", { error: "this sign-in is not available yet; leave it unset or use none." })
      .default("none"),
    SESSIONSCOPE_MAX_RPS: numberBetween(0.5, 1000, DECIMAL, "number").default(4),
    SESSIONSCOPE_CACHE_MB: numberBetween(1, 4096, WHOLE, "whole number").default(64),
    SESSIONSCOPE_INSTANCES: numberBetween(1, 100, WHOLE, "whole number").default(1),
    SESSIONSCOPE_REDIS_URL: z
      .string()
      .refine((text) => URL.canParse(text) && /^rediss?:$/.test(new URL(text).protocol), {
        error: "must be a redis or rediss URL, such as rediss://cache.example:6379.",
      })
      .optional(),
    SESSIONSCOPE_SECRET: z
      .string()
      .min(MIN_SECRET_LENGTH, { error: `must have at least ${MIN_SECRET_LENGTH} characters.` })
      .optional(),
  })
  .superRefine((env, context) => {
    if (env.SESSIONSCOPE_REDIS_URL === undefined || env.SESSIONSCOPE_SECRET !== undefined) return;
    const message = `is needed with SESSIONSCOPE_REDIS_URL: it encrypts what the servers share. Make one with openssl rand -base64 32.`;
    context.addIssue({ code: "custom", path: ["SESSIONSCOPE_SECRET"], message });
  })
  .transform((env) => ({
    host: env.HOST,
    port: env.PORT,
    auth: env.SESSIONSCOPE_AUTH,
    accounts: env.SESSIONSCOPE_ACCOUNTS ?? null,
    gateway: {
      maxRps: partOf(env),
      cacheBytes: env.SESSIONSCOPE_CACHE_MB * MEBIBYTE,
      redis:
        env.SESSIONSCOPE_REDIS_URL && env.SESSIONSCOPE_SECRET
          ? { url: env.SESSIONSCOPE_REDIS_URL, secret: env.SESSIONSCOPE_SECRET }
          : null,
    },
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
export function readConfig(env: Environment): { config: Config } | { faults: string[] } {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value));
  const reading = configSchema.safeParse(set);
  const faults = [
    ...(reading.error?.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`) ?? []),
    ...Object.keys(set).flatMap(nameFault),
  ];
  return reading.success && faults.length === 0 ? { config: reading.data } : { faults };
}

/** What to say when the AWS SDK finds no region. */
export const NO_REGION =
  "AWS_REGION: the AWS SDK finds no region; set AWS_REGION, or AWS_PROFILE to a profile that has one, or SESSIONSCOPE_ACCOUNTS.";

/** The configuration is unusable; `npm start` would have refused it. */
export class ConfigError extends Error {
  override name = "ConfigError";
  /** What is wrong, one sentence each, without secrets. */
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(faults.join(" "));
    this.faults = faults;
  }
}

let running: Config | undefined;

/** The configuration of the running server. Throws `ConfigError` if it has faults. */
export function config(): Config {
  if (running) return running;
  const reading = readConfig(environment);
  if ("faults" in reading) throw new ConfigError(reading.faults);
  running = reading.config;
  return running;
}

function isLoopback(host: string): boolean {
  if (host === "localhost") return true;
  const version = isIP(host);
  return version !== 0 && loopback.check(host, version === 4 ? "ipv4" : "ipv6");
}

function endpointFault(text: string): string | null {
  // An unreadable URL is not repeated: where its password is cannot be told.
  if (!URL.canParse(text)) return "must be an http or https URL, such as http://127.0.0.1:4566.";
  const { protocol, host } = new URL(text);
  if (protocol === "http:" || protocol === "https:") return null;
  return `must be an http or https URL; ${protocol}//${host} is not.`;
}

function nameFault(name: string): string[] {
  if (!name.startsWith("SESSIONSCOPE_") || KNOWN.includes(name)) return [];
  if (NOT_YET.includes(name)) return [`${name}: this version does not support it yet; unset it.`];
  return [`${name}: there is no such variable; correct its name or unset it.`];
}
