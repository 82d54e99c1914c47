import "server-only";
import {
  fromIni,
  fromNodeProviderChain,
  fromTemporaryCredentials,
} from "@aws-sdk/credential-providers";
import {
  doesIdentityRequireRefresh,
  isIdentityExpired,
  memoizeIdentityProvider,
} from "@smithy/core";
import type { Account } from "@/lib/server/config/accounts";
import { REQUEST_HANDLER } from "./request-handler";

/** Gives the credentials of an account, anew shortly before they expire or when that is demanded. */
export type Credentials = ReturnType<typeof fromNodeProviderChain>;

/** What CloudTrail of the assumed account shows as the caller's name. */
const SESSION_NAME = "sessionscope";

/**
 * The one provider of an account's credentials, which all its regions share: a role is assumed once, not
 * once a region. STS is asked in the account's first region, so that it is of the right partition.
 */
export function credentialsOf({ roleArn, externalId, profile, regions }: Account): Credentials {
  const [region = ""] = regions;
  // A named profile or nothing: the chain would go on to whatever else the machine has.
  const own = profile === undefined ? fromNodeProviderChain() : fromIni({ profile });
  if (roleArn === undefined) return remembered(own);
  return remembered(
    fromTemporaryCredentials({
      params: {
        RoleArn: roleArn,
        RoleSessionName: SESSION_NAME,
        ...(externalId !== undefined && { ExternalId: externalId }),
      },
      masterCredentials: remembered(own),
      clientConfig: { region, requestHandler: REQUEST_HANDLER },
    }),
  );
}

/** As the SDK itself remembers credentials; the mark keeps each client from remembering them once more. */
function remembered(provider: Credentials): Credentials {
  const memory = memoizeIdentityProvider(provider, isIdentityExpired, doesIdentityRequireRefresh);
  if (memory === undefined) throw new Error("A provider was given, so there is a memory of it.");
  return Object.assign(memory, { memoized: true });
}
