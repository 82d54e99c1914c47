import "server-only";

export const PRESET_NAMES = ["alb", "cloudflare", "iap", "teleport", "generic"] as const;
/** The proxies whose assertions are known, and `generic` for any other. */
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

/** What is fixed about a proxy, and what has to be configured. */
export type Preset = {
  needs: readonly JwtVariable[];
  /** What may be configured beside. */
  takes: readonly JwtVariable[];
  header: string | null;
  algorithms: readonly string[] | null;
  issuer: string | null;
  /** Where the keys of an issuer are, unless it is configured. */
  keysUrlOf: ((issuer: string) => string) | null;
  maxLifetimeSeconds: number;
  /** Whether it writes no e-mail address but one that it, or who signs people in for it, has verified, without saying so. */
  vouchesForEmail: boolean;
};

const DAY = 86_400;

/**
 * What each proxy's documents say of its assertions:
 * - alb: Elastic Load Balancing, "Authenticate users using an Application Load Balancer", on verifying signatures.
 *   Keys are shared by all load balancers of a region, so the signer and the client must be compared as well.
 * - cloudflare: Cloudflare One, "Validate JWTs"; they are valid for as long as a session of Access.
 * - iap: Google Cloud, "Securing your app with signed headers"; valid for ten minutes.
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
