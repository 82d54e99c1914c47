import "server-only";

export const PRESET_NAMES = ["alb", "cloudflare", "iap", "teleport", "generic"] as const;
/** The proxies with known assertions, and `generic` for any other. */
export type PresetName = (typeof PRESET_NAMES)[number];

/** The variables that the presets differ in, without their common beginning, in the order of their issues. */
export const JWT_SETTINGS = [
  "ISSUER",
  "AUDIENCE",
  "JWKS_URL",
  "HEADER",
  "ALGORITHMS",
  "ALB_ARN",
  "CLIENT_ID",
] as const;
export type JwtVariable = (typeof JWT_SETTINGS)[number];

/** The fixed facts of a proxy, and the variables that must be set. */
export type Preset = {
  needs: readonly JwtVariable[];
  /** The variables that may be set as well. */
  takes: readonly JwtVariable[];
  header: string | null;
  algorithms: readonly string[] | null;
  issuer: string | null;
  /** The URL of the keys of an issuer, unless it is configured. */
  keysUrlOf: ((issuer: string) => string) | null;
  maxLifetimeSeconds: number;
  /** Whether its assertions contain only verified e-mail addresses, although they do not say so. */
  vouchesForEmail: boolean;
};

const DAY = 86_400;

/**
 * The documentation of each proxy about its assertions:
 * - alb: Elastic Load Balancing, "Authenticate users using an Application Load Balancer", on verifying signatures. All
 * load balancers of a region share their keys, so the signer and the client must be compared as well.
 * - cloudflare: Cloudflare One, "Validate JWTs"; assertions are valid as long as a session of Access.
 * - iap: Google Cloud, "Securing your app with signed headers"; assertions are valid for ten minutes.
 * - teleport: Teleport, "Use JWT Tokens With Application Access".
 */
export const PRESETS: Record<PresetName, Preset> = {
  alb: {
    needs: ["ALB_ARN", "CLIENT_ID", "ISSUER"],
    takes: ["JWKS_URL"],
    header: "x-amzn-oidc-data",
    algorithms: ["ES256"],
    issuer: null,
    keysUrlOf: null,
    maxLifetimeSeconds: 7 * DAY,
    vouchesForEmail: false,
  },
  cloudflare: {
    needs: ["ISSUER", "AUDIENCE"],
    takes: ["JWKS_URL"],
    header: "cf-access-jwt-assertion",
    algorithms: ["RS256"],
    issuer: null,
    keysUrlOf: (issuer) => `${issuer}/cdn-cgi/access/certs`,
    maxLifetimeSeconds: 31 * DAY,
    vouchesForEmail: true,
  },
  iap: {
    needs: ["AUDIENCE"],
    takes: ["JWKS_URL"],
    header: "x-goog-iap-jwt-assertion",
    algorithms: ["ES256"],
    issuer: "https://cloud.google.com/iap",
    keysUrlOf: () => "https://www.gstatic.com/iap/verify/public_key-jwk",
    maxLifetimeSeconds: 600,
    vouchesForEmail: true,
  },
  teleport: {
    needs: ["ISSUER", "AUDIENCE", "JWKS_URL"],
    takes: [],
    header: "teleport-jwt-assertion",
    algorithms: ["RS256", "ES256"],
    issuer: null,
    keysUrlOf: null,
    maxLifetimeSeconds: 2 * DAY,
    vouchesForEmail: false,
  },
  generic: {
    needs: ["HEADER", "ALGORITHMS", "ISSUER", "AUDIENCE", "JWKS_URL"],
    takes: [],
    header: null,
    algorithms: null,
    issuer: null,
    keysUrlOf: null,
    maxLifetimeSeconds: 2 * DAY,
    vouchesForEmail: false,
  },
};
