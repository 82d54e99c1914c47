import "server-only";

/** The endings that AWS's protocols and SDKs add to an error code, or leave out: one code comes in several forms. */
const ENDING = /(?:Exception|Error|Fault|Failure)$/;

/**
 * The code of an error of AWS in one form: `com.amazonaws.sts#InvalidIdentityTokenException`,
 * `InvalidIdentityTokenException` and `InvalidIdentityToken` are the same.
 */
export function errorCode(name: string): string {
  let code = name.slice(name.lastIndexOf("#") + 1).replace(/:.*$/s, "");
  while (ENDING.test(code)) code = code.replace(ENDING, "");
  return code;
}

/** The meaning of an error code, whichever service of AWS answers with it. */
export type Meaning =
  | "expired"
  | "signature"
  | "unknown-key"
  | "unsigned"
  | "denied"
  | "not-enabled"
  | "throttled"
  | "broken";

/**
 * The families of AWS's common error codes. Sources: "Common errors" of the API references of STS, SSM and EC2, and
 * the lists by which the SDK retries.
 */
const FAMILIES: readonly (readonly [Meaning, RegExp])[] = [
  [
    "throttled",
    /Throttl|TooManyRequests|SlowDown|^(?:Request|Rate|Bandwidth|ProvisionedThroughput)\w*Exceeded$|^LimitExceeded$|^PriorRequestNotComplete$|^TransactionInProgress$/,
  ],
  ["expired", /Expired\w*Token|Token\w*Expired/],
  ["signature", /Signature|^RequestExpired$|^RequestInTheFuture$|^RequestTimeTooSkewed$/],
  [
    "unknown-key",
    /^Unrecognized\w*Client$|^Invalid(?:ClientTokenId|AccessKeyId|SecurityToken)$|^Auth$/,
  ],
  ["unsigned", /^MissingAuthentication/],
  [
    "not-enabled",
    /OptIn|Subscription|NotSignedUp|^Blocked$|^PendingVerification$|^RegionDisabled$/,
  ],
  ["denied", /Denied|Unauthori[sz]ed|NotAuthori[sz]ed|Forbidden/],
  [
    "broken",
    /^Internal(?:Server|Service)?$|^Service(?:Unavailable)?$|^(?:Bad)?Gateway|^RequestTimeout$/,
  ],
];

/** The common meaning of an error's name; null if only its service knows it. */
export function meaningOf(name: string): Meaning | null {
  const code = errorCode(name);
  return FAMILIES.find(([, pattern]) => pattern.test(code))?.[0] ?? null;
}
