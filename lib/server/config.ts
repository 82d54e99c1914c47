import "server-only";
import { BlockList, isIP } from "node:net";
import * as z from "zod";
import { type Account, readAccounts } from "./accounts";
import { type Environment, environment } from "./env";

/** What the environment says about this server. */
export type Config = {
  host: string;
  port: number;
  auth: "none";
  /** Null: one account, with the ambient credentials and region. */
  accounts: Account[] | null;
};

/** Part of the contract, but not of this version: ignoring one would drop a rule that someone relies on. */
const NOT_YET = [
  "SESSIONSCOPE_ACCESS",
  "SESSIONSCOPE_URL",
  "SESSIONSCOPE_EMBED_ORIGINS",
  "SESSIONSCOPE_EMBED_KEYS",
  "SESSIONSCOPE_MAX_RPS",
];

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

/** What there is of our own, and understood. */
const KNOWN = ["SESSIONSCOPE_AUTH", "SESSIONSCOPE_ACCOUNTS"];

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

const configSchema = z
  .object({
    HOST: z
      .string()
      .refine(isLoopback, {
        error:
          "must be a loopback address (127.0.0.0/8, ::1 or localhost), because sign-in does not exist yet: anyone who reaches the server sees every session.",
      })
      .default("127.0.0.1"),
    PORT: z
      .string()
      .regex(/^\d{1,5}$/, { error: "must be a whole number from 1 to 65535." })
      .transform(Number)
      .refine((port) => port >= 1 && port <= 65_535, {
        error: "must be a whole number from 1 to 65535.",
      })
      .default(3000),
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
  })
  .transform(({ HOST, PORT, SESSIONSCOPE_AUTH, SESSIONSCOPE_ACCOUNTS }) => ({
    host: HOST,
    port: PORT,
    auth: SESSIONSCOPE_AUTH,
    accounts: SESSIONSCOPE_ACCOUNTS ?? null,
  }));

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
