import "server-only";
import type { KnownAccount } from "@/lib/sessions/known-account";
import { describeSessions, type ReadPage } from "./aws/describe-sessions";
import { accountClients, ambientClient, ambientRegion } from "./aws/ssm-client";
import { ConfigError, config, NO_REGION } from "./config";

/** One account and region, and how it is read. */
export type SessionSource = { account: string; region: string; readPage: ReadPage };

/** The name of the account whose credentials the environment has. */
const AMBIENT_ACCOUNT = "default";

let made: SessionSource[] | undefined;

/**
 * Every configured account and region, in the configuration's order. They are made once, since their clients
 * hold connections and credentials. Throws `ConfigError` if the environment is unusable.
 */
export async function sessionSources(): Promise<SessionSource[]> {
  made ??= await makeSources();
  return made;
}

/** The accounts that can be asked for, without anything about how they are reached. */
export async function knownAccounts(): Promise<KnownAccount[]> {
  const { accounts } = config();
  if (accounts !== null) {
    return accounts.map(({ id, name, regions }) => ({ id, name: name ?? id, regions }));
  }
  const region = await ambientRegion();
  return [{ id: AMBIENT_ACCOUNT, name: AMBIENT_ACCOUNT, regions: region === null ? [] : [region] }];
}

async function makeSources(): Promise<SessionSource[]> {
  const { accounts } = config();
  if (accounts === null) {
    const region = await ambientRegion();
    if (region === null) throw new ConfigError([NO_REGION]);
    const source = { account: AMBIENT_ACCOUNT, region };
    return [{ ...source, readPage: describeSessions(ambientClient(), source) }];
  }
  return accounts.flatMap((account) =>
    accountClients(account).map(({ region, client }) => {
      const source = { account: account.id, region };
      return { ...source, readPage: describeSessions(client, source) };
    }),
  );
}
