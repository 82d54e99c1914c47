import "server-only";
import { type Environment, environment } from "@/lib/server/env";
import type { Account } from "./accounts";
import { type AuthConfig, readAuthConfig } from "./auth-config";
import { awsIssues } from "./aws-issues";
import { crossIssues, nameIssue } from "./config-issues";
import { readForwardProxies } from "./forward-proxies";
import type { LogLevel } from "./log-level";
import { SERVER_VARIABLES } from "./server-variables";
import type { AccountRegions } from "./source-issues";
import { readVariables, type Values } from "./variable";

/** The limits of the gateway to AWS. */
export type GatewayConfig = {
  /** Calls per second to begin with, for each account and region: this server's share. */
  maxRps: number;
  /** The number of servers. */
  instances: number;
  /** Bytes of pages to cache in memory, for all accounts and regions together. */
  cacheBytes: number;
  /** The Redis in which servers share pages and the rate, and the secret that encrypts them; null: none. */
  redis: { url: string; secret: string } | null;
};

/** The configuration of this server, read from the environment. */
export type Config = {
  host: string;
  port: number;
  /** Sign-in and access. */
  auth: AuthConfig;
  /** Null: one account, with the ambient credentials and region. */
  accounts: Account[] | null;
  gateway: GatewayConfig;
  /** The secret that all servers share; null: none. */
  secret: string | null;
  /** The address of the metrics; null: off. */
  metrics: { host: string; port: number } | null;
  logLevel: LogLevel;
  /** How long the server keeps answering after SIGTERM, until balancers send it nothing more. */
  drainSeconds: number;
};

/** The id of the account with the ambient credentials. */
export const AMBIENT_ACCOUNT = "default";

const MEBIBYTE = 2 ** 20;

const NEEDS_SECRET =
  "SESSIONSCOPE_SECRET: is needed with SESSIONSCOPE_REDIS_URL: it encrypts what the servers share. Make one with openssl rand -base64 32.";

type ServerConfig = Omit<Config, "auth">;
type ServerValues = Values<typeof SERVER_VARIABLES>;

/** Reads the variables of the server itself. */
function readServer(env: Environment): { server: ServerConfig } | { issues: string[] } {
  const reading = readVariables(SERVER_VARIABLES, env);
  const issues = "issues" in reading ? [...reading.issues] : [];
  if (env.SESSIONSCOPE_REDIS_URL !== undefined && env.SESSIONSCOPE_SECRET === undefined) {
    issues.push(NEEDS_SECRET);
  }
  return issues.length > 0 || "issues" in reading
    ? { issues }
    : { server: serverConfig(reading.values) };
}

function serverConfig(values: ServerValues): ServerConfig {
  const { SESSIONSCOPE_REDIS_URL: redisUrl, SESSIONSCOPE_SECRET: secret } = values;
  const { SESSIONSCOPE_METRICS_HOST: host, SESSIONSCOPE_METRICS_PORT: port } = values;
  return {
    host: values.HOST,
    port: values.PORT,
    accounts: values.SESSIONSCOPE_ACCOUNTS?.accounts ?? null,
    gateway: {
      maxRps: shareOf(values),
      instances: values.SESSIONSCOPE_INSTANCES,
      cacheBytes: values.SESSIONSCOPE_CACHE_MB * MEBIBYTE,
      redis: redisUrl && secret ? { url: redisUrl, secret } : null,
    },
    secret: secret ?? null,
    metrics: port === undefined ? null : { host, port },
    logLevel: values.SESSIONSCOPE_LOG_LEVEL,
    drainSeconds: values.SESSIONSCOPE_DRAIN_SECONDS,
  };
}

/** This server's share of the rate. Servers that share a Redis divide the rate there. */
function shareOf(values: ServerValues): number {
  const isShared = values.SESSIONSCOPE_REDIS_URL !== undefined;
  return values.SESSIONSCOPE_MAX_RPS / (isShared ? 1 : values.SESSIONSCOPE_INSTANCES);
}

/**
 * Reads the configuration, or gives everything that is wrong with it: one sentence for each issue, with the variable's
 * name and the rule, never with a value that may be secret. An empty variable counts as unset, because compose files
 * write unset variables so.
 */
export function readConfig(env: Environment): { config: Config } | { issues: string[] } {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value));
  const reading = readServer(set);
  const signIn = readAuthConfig(
    set,
    "server" in reading ? accountRegions(reading.server.accounts, set) : null,
  );
  const forward = readForwardProxies(set);
  const issues = [
    ...("issues" in reading ? reading.issues : []),
    ...("issues" in forward ? forward.issues : []),
    ...("issues" in signIn ? signIn.issues : []),
    ...crossIssues(set),
    ...Object.keys(set).flatMap(nameIssue),
    ...awsIssues(env),
  ];
  if ("issues" in reading || "issues" in signIn || issues.length > 0) {
    return { issues };
  }
  return { config: { ...reading.server, auth: signIn.auth } };
}

/** The accounts that are read. The region of the ambient account may stand in a file that only the AWS SDK reads. */
function accountRegions(
  accounts: readonly Account[] | null,
  { AWS_REGION: region }: Environment,
): readonly AccountRegions[] {
  return accounts ?? [{ id: AMBIENT_ACCOUNT, regions: region === undefined ? null : [region] }];
}

/** The issue when the AWS SDK finds no region. */
export const NO_REGION =
  "AWS_REGION: the AWS SDK finds no region; set AWS_REGION, or AWS_PROFILE to a profile that has one, or SESSIONSCOPE_ACCOUNTS.";

/** The configuration is unusable; `npm start` would have refused it. */
export class ConfigError extends Error {
  override name = "ConfigError";
  /** One sentence for each issue, without secrets. */
  readonly issues: readonly string[];
  constructor(issues: readonly string[]) {
    super(issues.join(" "));
    this.issues = issues;
  }
}

let running: Config | undefined;

/** The configuration of the running server. Throws `ConfigError` if it has issues. */
export function config(): Config {
  if (running) return running;
  const reading = readConfig(environment);
  if ("issues" in reading) throw new ConfigError(reading.issues);
  running = reading.config;
  return running;
}
