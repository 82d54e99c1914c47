import "server-only";
import { AccountEvidence } from "@/lib/server/aws/account-evidence";
import { describeSessions } from "@/lib/server/aws/describe-sessions";
import {
  accessKeyIdOf,
  accountClients,
  ambientClient,
  ambientRegion,
  type SsmClient,
} from "@/lib/server/aws/ssm-client";
import { AMBIENT_ACCOUNT, ConfigError, config, NO_REGION } from "@/lib/server/config/config";
import { environment } from "@/lib/server/env";
import { grantedOf, isGranted } from "@/lib/server/grants";
import type { SessionSource } from "@/lib/server/source/session-source";
import type { Viewer } from "@/lib/server/viewer";
import type { KnownAccount } from "@/lib/sessions/query/known-account";
import { awsSource } from "./aws-source";
import { gateways } from "./gateways";
import { redacted } from "./redacted-source";
import { accessOf } from "./source-access";

declare global {
  /** Each new evaluation of this file, such as a hot reload, must find the existing call queues and cached pages. */
  var sessionscopeSources: Promise<SessionSource[]> | undefined;
}

/**
 * Every account and region that a viewer may see, in the order of the configuration. Throws `ConfigError` if the
 * environment is unusable.
 */
export async function sessionSources(viewer: Viewer): Promise<SessionSource[]> {
  const granted = (await allSources()).filter((source) => isGranted(viewer.grants, source));
  return granted.map((source) => redacted(source, viewer));
}

/** All sources. They are created once, because their clients hold connections and credentials. */
async function allSources(): Promise<SessionSource[]> {
  globalThis.sessionscopeSources ??= makeSources();
  try {
    return await globalThis.sessionscopeSources;
  } catch (error) {
    // The cause may be corrected later, such as a wrong shared AWS configuration file.
    globalThis.sessionscopeSources = undefined;
    throw error;
  }
}

/** The accounts that a viewer can select, without any detail of how they are reached. */
export async function knownAccounts({ kind, grants }: Viewer): Promise<KnownAccount[]> {
  const accounts = await allAccounts();
  // An account without a region cannot be read, and the interface says so.
  return kind === "local" ? accounts : grantedOf(grants, accounts);
}

async function allAccounts(): Promise<KnownAccount[]> {
  const { accounts } = config();
  if (accounts !== null) {
    return accounts.map(({ id, name, regions }) => ({ id, name: name ?? id, regions }));
  }
  const region = await ambientRegion();
  return [{ id: AMBIENT_ACCOUNT, name: AMBIENT_ACCOUNT, regions: region === null ? [] : [region] }];
}

async function makeSources(): Promise<SessionSource[]> {
  const { accounts, gateway } = config();
  const putGateway = await gateways(gateway);
  const sourceOf = (
    source: { account: string; region: string },
    client: SsmClient,
    how: Parameters<typeof accessOf>[0],
    evidence: AccountEvidence,
  ) => {
    const access = accessOf(how, environment);
    const readPage = evidence.wrap(source.region, describeSessions(client, source));
    return awsSource(source, putGateway({ ...source, access }, readPage));
  };
  if (accounts === null) {
    const region = await ambientRegion();
    if (region === null) throw new ConfigError([NO_REGION]);
    const client = ambientClient();
    return [sourceOf({ account: AMBIENT_ACCOUNT, region }, client, {}, evidenceWith(client))];
  }
  return accounts.flatMap((account) => {
    const clients = accountClients(account);
    const [first] = clients;
    if (first === undefined) return [];
    // All of them have the same credentials.
    const evidence = evidenceWith(first.client);
    return clients.map(({ region, client }) =>
      sourceOf({ account: account.id, region }, client, account, evidence),
    );
  });
}

function evidenceWith(client: SsmClient): AccountEvidence {
  return new AccountEvidence({ keyId: () => accessKeyIdOf(client) });
}
