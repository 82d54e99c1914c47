import "server-only";

/** What a token is, in its JOSE header or as a claim: no other token of the same key is taken for one. */
export const EMBED_TYPE = "ssm-embed+jwt";
/** The longest that a token may be valid, from `iat` to `exp`. */
export const MAX_LIFETIME_SECONDS = 600;
/** By how much a portal's clock may be ahead. */
export const SKEW_SECONDS = 30;
/** The longest token, in characters; lists of accounts may be long. */
export const MAX_TOKEN_LENGTH = 8192;
