import "server-only";
import type { SSMClient } from "@aws-sdk/client-ssm";
import type { KnownAccount } from "@/lib/sessions/known-account";
import { describeSessions } from "./aws/describe-sessions";
import { accountClients, ambientClient, ambientRegion } from "./aws/ssm-client";
import { ConfigError, config, NO_REGION } from "./config";
import type { GivePage } from "./gateway/given-page";
import { PageStore } from "./gateway/page-store";
import { type GatewayParts, sourceGateway } from "./gateway/source-gateway";

/** One account and region, and how it is read. */
export type SessionSource = { account: string; region: string; readPage: GivePage };

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
  const { accounts, gateway } = config();
  const parts: GatewayParts = {
    maxRps: gateway.maxRps,
    store: new PageStore(gateway.cacheBytes),
    shared: null,
    clock: Date.now,
    stopwatch: () => performance.now(),
    random: Math.random,
  };
  const behindGateway = (account: string, region: string, client: SSMClient): SessionSource => {
    const source = { account, region };
    const { readPage } = sourceGateway(source, describeSessions(client, source), silent, parts);
    return { ...source, readPage };
  };
  if (accounts === null) {
    const region = await ambientRegion();
    if (region === null) throw new ConfigError([NO_REGION]);
    return [behindGateway(AMBIENT_ACCOUNT, region, ambientClient())];
  }
  return accounts.flatMap((account) =>
    accountClients(account).map(({ region, client }) => behindGateway(account.id, region, client)),
  );
}

const silent = { onRead: () => undefined, onCall: () => undefined };
