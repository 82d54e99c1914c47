import "server-only";
import {
  fromIni,
  fromNodeProviderChain,
  fromTemporaryCredentials,
} from "@aws-sdk/credential-providers";
import type { Account } from "@/lib/server/config/accounts";
import { environment } from "@/lib/server/env";
import type { AwsHandler } from "./aws-handler";
import { type CredentialsContext, CredentialsError } from "./credentials-error";
import { type Credentials, heldCredentials } from "./held-credentials";
import { type ReasonsLogger, reasonsLogger } from "./reasons-logger";
import { areRenewed } from "./renewed-credentials";
import { requestHandler } from "./request-handler";

/** The caller's name in CloudTrail of the assumed account. */
const SESSION_NAME = "sessionscope";

/**
 * Makes the single credential provider of an account. All its regions share it, so that a role is assumed once and
 * not once per region. It calls STS in the account's first region, which is in the right partition.
 */
export function credentialsOf({ roleArn, externalId, profile, regions }: Account): Credentials {
  const own = profileCredentials(profile);
  if (roleArn === undefined) return own;
  const [region = ""] = regions;
  const handler = requestHandler();
  const role = fromTemporaryCredentials({
    params: {
      RoleArn: roleArn,
      RoleSessionName: SESSION_NAME,
      ...(externalId !== undefined && { ExternalId: externalId }),
    },
    masterCredentials: own,
    clientConfig: { region, requestHandler: handler },
  });
  const renewing: Credentials = async (options) => {
    const used = await own();
    try {
      return await role(options);
    } catch (error) {
      if (!(await areRenewed(error, used, own))) throw error;
      return await role(options);
    }
  };
  return explained(() => renewing, contextOf(profile), handler);
}

/** The credentials that the AWS SDK finds in the environment, or in a profile. */
export function profileCredentials(profile: string | undefined): Credentials {
  const handler = requestHandler();
  // The shared files are read each time, so that a repaired profile works without a restart. The SDK passes no other
  // request handler on to SSO, and only the second one to a profile with a web identity.
  const settings = {
    ignoreCache: true,
    clientConfig: { requestHandler: handler },
    parentClientConfig: { requestHandler: handler },
  };
  // A new chain for each attempt: one that waits for an agent that never answers makes all later callers wait as well.
  // A named profile must not fall back: the chain would continue with any other credentials on the machine.
  return explained(
    (logger) =>
      profile === undefined
        ? fromNodeProviderChain({ ...settings, logger })
        : fromIni({ ...settings, profile, logger }),
    contextOf(profile),
    handler,
  );
}

function contextOf(profile: string | undefined): CredentialsContext {
  const agents = ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI"];
  return {
    profile: profile ?? (environment.AWS_PROFILE || undefined),
    agent: agents.find((name) => environment[name]),
  };
}

/**
 * Holds credentials. Every failure to obtain them is a `CredentialsError` with the SDK's reasons. Some providers of the SDK
 * put an error of their own in place of that of the network: SSO says that its token has expired.
 */
function explained(
  providerOf: (logger: ReasonsLogger) => Credentials,
  context: CredentialsContext,
  handler: AwsHandler,
): Credentials {
  let reasons: readonly string[] = [];
  const held = heldCredentials(async (options) => {
    const logger = reasonsLogger();
    reasons = logger.reasons;
    handler.operation = null;
    return await providerOf(logger)(options);
  });
  const provider: Credentials = async (options) => {
    try {
      return await held(options);
    } catch (error) {
      if (error instanceof CredentialsError) throw error;
      const { failure, operation } = handler;
      throw new CredentialsError(failure ?? error, reasons, { ...context, operation });
    }
  };
  return Object.assign(provider, { memoized: true });
}
