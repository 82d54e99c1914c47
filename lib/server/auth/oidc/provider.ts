import "server-only";
import {
  allowInsecureRequests,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  type CustomFetch,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  type ServerMetadata,
} from "openid-client";
import type { OidcConfig } from "@/lib/server/config/oidc-config";
import { outboundFetch } from "@/lib/server/outbound/outbound-fetch";
import { SignInError } from "./sign-in-error";

/** The accepted signature algorithms: only the provider has the private key. */
export const ALGORITHMS = ["RS256", "ES256", "PS256", "EdDSA"];

const TIMEOUT_S = 5;
/** How long metadata are used without being fetched again. */
const FRESH_MS = 60 * 60 * 1000;
/** How long a provider that failed is not asked again. */
const PAUSE_MS = 1000;

type Discovered = { metadata: ServerMetadata | null; failure: unknown; at: number };

const known = new WeakMap<OidcConfig, Discovered>();
const underWay = new WeakMap<OidcConfig, Promise<Discovered>>();

/**
 * The provider, as openid-client needs it for one sign-in. Its metadata are cached, and old ones are used while it
 * cannot give new ones. Its keys are fetched for each sign-in, so that a key rotation takes effect at once. Throws a
 * `SignInError` if it cannot be discovered. `now` is of a monotonic clock.
 */
export async function providerOf(
  oidc: OidcConfig,
  now: number = performance.now(),
): Promise<Configuration> {
  const { metadata, failure } = await discoveredOf(oidc, now);
  if (metadata === null) throw new SignInError("unavailable", failure);
  return configurationOf(oidc, metadata);
}

async function discoveredOf(oidc: OidcConfig, now: number): Promise<Discovered> {
  const kept = known.get(oidc);
  const isFresh = kept && now - kept.at < (kept.failure === null ? FRESH_MS : PAUSE_MS);
  if (kept && isFresh) return kept;
  const asked = underWay.get(oidc) ?? discover(oidc, now, kept?.metadata ?? null);
  underWay.set(oidc, asked);
  try {
    const discovered = await asked;
    known.set(oidc, discovered);
    return discovered;
  } finally {
    underWay.delete(oidc);
  }
}

async function discover(
  oidc: OidcConfig,
  at: number,
  old: ServerMetadata | null,
): Promise<Discovered> {
  try {
    const { issuer, clientId } = oidc;
    const execute = isInsecure(issuer) ? [allowInsecureRequests] : [];
    const server = new URL(issuer);
    const options = { execute, timeout: TIMEOUT_S, [customFetch]: fetchOut };
    const found = await discovery(server, clientId, {}, undefined, options);
    return { metadata: found.serverMetadata(), failure: null, at };
  } catch (failure) {
    return { metadata: old, failure, at };
  }
}

function configurationOf(oidc: OidcConfig, metadata: ServerMetadata): Configuration {
  const offered = metadata.id_token_signing_alg_values_supported ?? ALGORITHMS;
  const algorithms = offered.filter((name) => ALGORITHMS.includes(name));
  const server = { ...metadata, id_token_signing_alg_values_supported: algorithms };
  const methods = metadata.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
  const authenticate = methods.includes("client_secret_post")
    ? ClientSecretPost
    : ClientSecretBasic;
  const { clientId, clientSecret, issuer } = oidc;
  const configuration = new Configuration(server, clientId, {}, authenticate(clientSecret));
  configuration.timeout = TIMEOUT_S;
  configuration[customFetch] = fetchOut;
  // A token that came directly from the provider over TLS would be trusted without this; its signature is verified
  // anyway.
  enableNonRepudiationChecks(configuration);
  if (isInsecure(issuer)) allowInsecureRequests(configuration);
  return configuration;
}

/** The types of bodies differ in details that do not matter here. */
const fetchOut: CustomFetch = (url, options) => outboundFetch(url, options as RequestInit);

/** The configuration permits http only for a provider on this machine. */
function isInsecure(issuer: string): boolean {
  return new URL(issuer).protocol === "http:";
}
