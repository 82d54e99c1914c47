import "server-only";
import fc from "fast-check";
import { ACCESS_TYPES, FILTER_KEYS, type FilterKey } from "@/lib/sessions/query/fields";
import { SESSION_KINDS } from "@/lib/sessions/session/session-kind";
import { SESSION_STATUSES } from "@/lib/sessions/session/session-status";
import { hostileText } from "./hostile-text";

/** The accounts and regions of the queries in tests. */
export const KNOWN = { account: ["dev", "prod"], region: ["eu-west-1", "us-east-1"] };

const instant = fc.constantFrom(
  ...["2026-11-23T14:32:00Z", "2026-11-23T14:32+05:30", "2026-11-23T14:32 05:30"],
  ...["2026-11-24T00:00:00.123456789Z", "2026-02-30T00:00Z", "2026-11-23T24:00Z"],
  ...["0000-01-01T00:00Z", "9999-12-31T23:59:59.999-23:59", "2026-11-23T14:32:60Z", "2026-11-23"],
);

/** Values with a meaning, or nearly. */
const VALUES: Record<FilterKey, fc.Arbitrary<string>> & Record<string, fc.Arbitrary<string>> = {
  account: fc.constantFrom(...KNOWN.account, "staging", "*", "PROD"),
  region: fc.constantFrom(...KNOWN.region, "mars-north-1", "*"),
  owner: fc.constantFrom("alice.chen", "ALICE.CHEN", "arn:aws:iam::1:user/bob", "arn:", "İ"),
  target: fc.constantFrom("i-0f3a9c1e", "mi-0f3a9c1e5b7d24680", "ecs:prod_1_x", "i-"),
  status: fc.constantFrom(...SESSION_STATUSES, "failed", "Bogus"),
  accessType: fc.constantFrom(...ACCESS_TYPES, "justintime"),
  sessionId: fc.constantFrom("alice.chen-0b1f", "x".repeat(96), "x".repeat(97)),
  kind: fc.constantFrom(...SESSION_KINDS, "Shell"),
  document: fc.constantFrom("SSM-SessionManagerRunShell", "AWS-StartSSHSession"),
  reason: fc.constantFrom("INC-4821 disk full", "\\~x", "!x"),
  after: instant,
  before: instant,
  range: fc.constantFrom("15m", "24h", "7d", "30d", "31d", "0m", "43200m", "1440m", "1.5h", "07d"),
  time: fc.constantFrom("started", "running", "Running"),
  tz: fc.constantFrom("utc", "local", "Europe/Berlin", "europe/berlin", "Etc/GMT+14", "+01:00"),
  session: fc.constantFrom("alice.chen-0b1f", "x".repeat(97)),
  state: fc.constantFrom("active", "history", "all", "Active", ""),
  limit: fc.constantFrom("1", "50", "200", "0", "201", "-1", "1e2", "050", " 5"),
  cursor: fc.constantFrom("", "x", "eJyrVkosLcmvVbJSKi1OLVKyUgIAM2MFWg", "y".repeat(12_300)),
  started: instant,
};

const operator = fc.constantFrom("", "", "", "~", "!", "!~", "~!", "!!", "\\", "~\\", "!~\\!");
const isFilter = (key: string) => FILTER_KEYS.some((one) => one === key);

const usualPair: fc.Arbitrary<[string, string]> = fc.oneof(
  ...Object.entries(VALUES).map(([key, value]) =>
    isFilter(key)
      ? fc.tuple(operator, value).map(([sign, text]): [string, string] => [key, sign + text])
      : value.map((text): [string, string] => [key, text]),
  ),
);
const oddPair = fc.tuple(
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...Object.keys(VALUES)) },
    { weight: 1, arbitrary: fc.constantFrom("__proto__", "constructor", "toString", "OWNER", "") },
    { weight: 1, arbitrary: hostileText },
  ),
  fc.tuple(operator, hostileText).map((parts) => parts.join("")),
);

const pairs = fc.oneof(
  { weight: 4, arbitrary: fc.array(usualPair, { maxLength: 5 }) },
  {
    weight: 5,
    arbitrary: fc.array(
      fc.oneof({ weight: 3, arbitrary: usualPair }, { weight: 1, arbitrary: oddPair }),
      { maxLength: 7 },
    ),
  },
  { weight: 1, arbitrary: fc.array(oddPair, { maxLength: 4 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(usualPair, fc.integer({ min: 2, max: 60 }))
      .map(([pair, times]) => Array.from({ length: times }, () => pair)),
  },
);

/** The encodings of a text in a query: that of a form, that of a script, a minimal one, and no encoding. */
const WRITINGS: ((text: string) => string)[] = [
  (text) => new URLSearchParams([["", text]]).toString().slice(1),
  (text) => encodeURIComponent(Buffer.from(text).toString()),
  (text) => text.replace(/[&=#%+]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`),
  (text) => text,
];

/** The longest request head that Node reads. */
const MAX_LENGTH = 16_384;

/** Any query string, without its `?`: keys of the grammar with their values, and foreign parts. */
export const hostileQuery: fc.Arbitrary<string> = fc
  .oneof(
    {
      weight: 12,
      arbitrary: fc
        .tuple(pairs, fc.constantFrom(...WRITINGS), fc.constantFrom("&", "&", "&&", ";"))
        .map(([all, write, and]) =>
          all.map(([key, value]) => `${write(key)}=${write(value)}`).join(and),
        ),
    },
    { weight: 1, arbitrary: hostileText },
  )
  .map((query) => query.slice(0, MAX_LENGTH));
