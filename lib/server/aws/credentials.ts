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
import { ProxyHandler } from "./proxy-handler";
import { type RequestHandler, requestHandler } from "./request-handler";

/** Returns the credentials of an account. It renews them shortly before they expire, or on demand. */
export type Credentials = ReturnType<typeof fromNodeProviderChain>;

/** The caller's name in CloudTrail of the assumed account. */
const SESSION_NAME = "sessionscope";

/**
 * Makes the single credential provider of an account. All its regions share it, so that a role is assumed once and
 * not once per region. It calls STS in the account's first region, which is in the right partition.
 */
export function credentialsOf({ roleArn, externalId, profile, regions }: Account): Credentials {
  const [region = ""] = regions;
  // A named profile must not fall back: the chain would continue with any other credentials on the machine.
  const own = profile === undefined ? ambientCredentials() : profileCredentials(profile);
  if (roleArn === undefined) return remembered(own);
  return remembered(
    fromTemporaryCredentials({
      params: {
        RoleArn: roleArn,
        RoleSessionName: SESSION_NAME,
        ...(externalId !== undefined && { ExternalId: externalId }),
      },
      masterCredentials: remembered(own),
      clientConfig: { region, requestHandler: requestHandler() },
    }),
  );
}

/**
 * The credentials that the AWS SDK finds in the environment. They are not memoized. The SDK passes no other request
 * handler on to SSO.
 */
export function ambientCredentials(): Credentials {
  return naming(requestHandler(), (clientConfig) => fromNodeProviderChain({ clientConfig }));
}

function profileCredentials(profile: string): Credentials {
  return naming(requestHandler(), (clientConfig) => fromIni({ profile, clientConfig }));
}

/**
 * Some providers of the SDK put an error of their own in place of that of the forward proxy; this puts it back. It stays
 * until a request has got through, because SSO asks only every 30 s for a token and else says that the old one is expired.
 */
function naming(
  requestHandler: RequestHandler,
  make: (clientConfig: { requestHandler: RequestHandler }) => Credentials,
): Credentials {
  const provider = make({ requestHandler });
  if (!(requestHandler instanceof ProxyHandler)) return provider;
  return async (options) => {
    try {
      return await provider(options);
    } catch (error) {
      throw requestHandler.failure ?? error;
    }
  };
}

/** Memoizes credentials as the SDK does. The `memoized` mark stops each client from memoizing them again. */
function remembered(provider: Credentials): Credentials {
  const memoized = memoizeIdentityProvider(provider, isIdentityExpired, doesIdentityRequireRefresh);
  if (memoized === undefined) throw new Error("The SDK did not memoize the credential provider.");
  return Object.assign(memoized, { memoized: true });
}
