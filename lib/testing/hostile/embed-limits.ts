import "server-only";
import type { FakePortal } from "@/lib/testing/fakes/fake-portal";
import type { BadTokens } from "./assertion-headers";

const HERE = { accounts: ["prod"], regions: ["eu-west-1"] };
const LATER = "2026-11-24T09:00:00Z";
const SOONER = "2026-11-23T09:00:00Z";

/** Scopes that are invalid, or ambiguous. */
const SCOPES: Record<string, unknown> = {
  "no scope": undefined,
  "a null scope": null,
  "an empty scope": {},
  "a list as scope": ["*"],
  "a text as scope": "*",
  "an unknown member of the scope": { ...HERE, state: "history" },
  "a locked filter in the scope": { ...HERE, owner: "alice.chen" },
  "capitals in the scope": { Accounts: ["prod"], regions: ["eu-west-1"] },
  "one account, not a list of accounts": { ...HERE, account: "prod" },
};

/** Values that are not lists of names, or contain no name. */
const NAMES: Record<string, unknown> = {
  no: undefined,
  null: null,
  "an empty list of": [],
  "a text as": "*",
  "an empty name among": ["prod", ""],
  "a null among": ["*", null],
  "a number among": [5],
  "a list among": [["*"]],
  "an object as": { 0: "*" },
  "a control character in": ["prod\u0000"],
  "an endless name among": ["x".repeat(257)],
  "too many": Array.from({ length: 1001 }, () => "a"),
  "more than a token has room for": Array.from({ length: 900 }, (_, n) => `${n}`.padStart(8, "a")),
};

/** Pinned filters that are invalid, or partly unreadable in the grammar of URLs. */
const LOCKS: Record<string, unknown> = {
  no: undefined,
  null: null,
  "a list as": [],
  "pairs as": [["owner", "alice.chen"]],
  "a query as": "owner=alice.chen",
  "a false": false,
  "an empty list in": { owner: [] },
  "an empty list beside others in": { owner: "alice.chen", status: [] },
  "an empty text in": { owner: "" },
  "a null in": { owner: null },
  "a number in": { owner: 5 },
  "a true in": { owner: true },
  "an object in": { owner: { is: "alice.chen" } },
  "a list in a list in": { owner: [["alice.chen"]] },
  "an empty text among others in": { owner: ["alice.chen", ""] },
  "a null among others in": { owner: ["alice.chen", null] },
  ...Object.fromEntries(
    ["~", "!", "!~", "\\"].map((sign) => [`${sign} alone in`, { owner: sign }]),
  ),
  "an unknown key in": { user: "alice.chen" },
  "capitals in the key of": { Owner: "alice.chen" },
  "a space in the key of": { "owner ": "alice.chen" },
  "brackets in the key of": { "owner[]": "alice.chen" },
  "an operator in the key of": { "!owner": "alice.chen" },
  "no key in": { "": "alice.chen" },
  "a key of every object in": { constructor: "alice.chen" },
  "two keys in one of": { "owner=alice.chen&status": "Failed" },
  "the list of the API in": { state: "history" },
  "the length of the API in": { limit: "1" },
  "the cursor of the API in": { cursor: "x" },
  "the view in": { view: "history" },
  "a time zone in": { tz: "utc" },
  "an open panel in": { session: "alice.chen-0b1f" },
  "an unknown status in": { status: "Done" },
  "a status in small letters in": { status: "terminated" },
  "one unknown status of several in": { status: ["Terminated", "Done"] },
  "an unknown kind in": { kind: "rdp" },
  "an unknown access type in": { accessType: "standard" },
  "an endless value in": { target: "i".repeat(401) },
  "every account by a sign in": { account: "*" },
  "no account in": { account: "" },
  "a region with a space in": { region: "eu west 1" },
  "a negated account in": { account: "!prod" },
  "a range of a year in": { range: "1y" },
  "a range beyond what AWS knows in": { range: "31d" },
  "a range of nothing in": { range: "0m" },
  "two ranges in": { range: ["1h", "2h"] },
  "a day in words in": { after: "yesterday" },
  "an instant without a zone in": { after: "2026-11-24T09:00:00" },
  "a day that is not in": { after: "2026-11-31T09:00:00Z" },
  "two instants in": { after: [SOONER, LATER] },
  "a window that ends before it begins in": { after: LATER, before: SOONER },
  "a window of nothing in": { after: LATER, before: LATER },
  "an instant and a range in": { after: SOONER, range: "1h" },
  "an end and a range in": { before: LATER, range: "1h" },
  "what is running, at no time, in": { time: "running" },
  "another time in": { time: "ended", range: "1h" },
  "two times in": { time: ["running", "started"], range: "1h" },
  "more values than a query may have in": { owner: Array.from({ length: 51 }, (_, n) => `p${n}`) },
  "more than a query may be in": {
    reason: Array.from({ length: 20 }, (_, n) => `${n}`.padEnd(220)),
  },
};

/** Tokens that the portal has signed, with limits that cannot be enforced. */
export function badEmbedLimits({ token, signed, header, claims }: FakePortal): BadTokens {
  const entries = Object.entries(NAMES);
  const withText = (from: string, to: string) =>
    signed(JSON.stringify(header), JSON.stringify(claims).replace(from, to));
  return {
    ...mapped(Object.entries(SCOPES), (scope) => token({ scope })),
    ...mapped(
      entries.map(([name, value]) => [`${name} accounts`, value]),
      (accounts) => token({ scope: { ...HERE, accounts } }),
    ),
    ...mapped(
      entries.map(([name, value]) => [`${name} regions`, value]),
      (regions) => token({ scope: { ...HERE, regions } }),
    ),
    ...mapped(
      Object.entries(LOCKS).map(([name, value]) => [`${name} locked`, value]),
      (locked) => token({ locked }),
    ),
    "accounts twice in the scope": withText(
      '"accounts":["prod"]',
      '"accounts":["prod"],"accounts":["*"]',
    ),
    "regions twice in the scope": withText('"regions":', '"regions":["*"],"regions":'),
    "an owner twice in locked": withText('"owner":', '"owner":"bob","owner":'),
    "an owner twice in locked, once escaped": withText('"owner":', '"\\u006fwner":"bob","owner":'),
    "a __proto__ in the scope": withText(
      '"accounts":',
      '"__proto__":{"accounts":["prod"]},"accounts":',
    ),
    "a __proto__ in locked": withText('"owner":', '"__proto__":"bob","owner":'),
    "a __proto__ for locked": withText(
      '"owner":"alice.chen"',
      '"__proto__":{"owner":"alice.chen"}',
    ),
  };
}

function mapped(
  entries: readonly [string, unknown][],
  tokenOf: (value: unknown) => string,
): BadTokens {
  return Object.fromEntries(entries.map(([name, value]) => [name, tokenOf(value)]));
}
