import "server-only";

/** The type of a token, in its JOSE header or as a claim. No other token of the same key is accepted in its place. */
export const EMBED_TYPE = "ssm-embed+jwt";
/** The longest lifetime of a token, from `iat` to `exp`. */
export const MAX_LIFETIME_SECONDS = 600;
/** How far the clock of a portal may be ahead. */
export const SKEW_SECONDS = 30;
/** The longest token, in characters; lists of accounts may be long. */
export const MAX_TOKEN_LENGTH = 8192;
