import "server-only";
import fc from "fast-check";
import type { FilterKey } from "@/lib/sessions/query/fields";
import type { ListedState, SessionState } from "@/lib/sessions/session/session";
import { elsewhere, fakeAccounts, fakePairs, fakePortals } from "@/lib/testing/fakes/fake-embed";
import { agoOf } from "./embed-world";
import { startOfWorlds } from "./listing-world";

/** A query of the grammar as texts, as in a URL or in the pinned filters of a portal. */
export type Asked = Record<string, string[]>;

/** The content of a token; `portal` is the index of its portal. */
export type Said = {
  portal: number;
  view: SessionState;
  accounts: string[];
  regions: string[];
  locked: Asked;
};

/** The query of a viewer. */
export type Question = { state: ListedState | null; limit: number; asked: Asked };

/** Values of each key in every form: is, contains and their negations, also with an escaped sign. */
const VALUES: Record<FilterKey, string[]> & Record<string, string[]> = {
  owner: [
    "alice.chen",
    "ALICE.CHEN",
    "arn:aws:sts::123456789012:assumed-role/SRE/alice.chen",
    "~alice",
    "~SRE",
    "!bob",
    "!~chen",
    "\\carol",
  ],
  target: ["i-0f3a9c1e", "mi-0f3a9c1e5b7d24680", "~0F3A", "!i-0f3a9c1f", "!~ecs:", "nobody"],
  status: ["Terminated", "Failed", "Connected", "!Failed", "~TERMIN", "!~connect"],
  accessType: ["Standard", "JustInTime", "!Standard", "~just", "!~time"],
  sessionId: ["alice-1", "bob-1", "~alice", "!carol-1", "!~-2"],
  kind: ["shell", "ssh", "ecs-exec", "custom", "!shell", "~s"],
  document: ["AWS-StartSSHSession", "~acme", "!Acme-Shell", "!~ssm"],
  reason: ["INC-1", "!urgent", "~inc", "!~1", "\\!urgent", "\\~"],
};

const ACCOUNTS = [...fakeAccounts.map(({ id }) => id), elsewhere.account];
const REGIONS = [...new Set(fakePairs.map(({ region }) => region)), elsewhere.region];

const someOf = (texts: readonly string[], most = 2) =>
  fc.subarray([...texts], { minLength: 1, maxLength: most });

/** A time window or no window. If there are a range and an instant, the instant counts. Only a viewer may use both. */
function windowOf(isPinned: boolean): fc.Arbitrary<Asked> {
  const windows: Asked[] = [
    { range: ["5m"] },
    { range: ["15m"] },
    { range: ["1h"] },
    { after: [agoOf(7)] },
    { before: [agoOf(4)] },
    { after: [agoOf(14)], before: [agoOf(3)] },
    ...(isPinned ? [] : [{ after: [agoOf(9)], range: ["5m"] }]),
  ];
  const time = fc.constantFrom<Asked>({}, { time: ["started"] }, { time: ["running"] });
  const window = fc.constantFrom(...windows);
  const timed = fc.tuple(window, time).map(([limits, mode]) => ({ ...limits, ...mode }));
  const timeless = isPinned ? fc.constant<Asked>({}) : time;
  return fc.oneof(
    { weight: 5, arbitrary: fc.constant<Asked>({}) },
    { weight: 1, arbitrary: timeless },
    { weight: 4, arbitrary: timed },
  );
}

/** A query with some of the keys, mostly a few. */
function askedOf(isPinned: boolean): fc.Arbitrary<Asked> {
  const keys = fc.oneof(
    fc.constant([]),
    fc.subarray(Object.keys(VALUES), { minLength: 1, maxLength: 1 }),
    fc.subarray(Object.keys(VALUES), { maxLength: 2 }),
  );
  const filters = keys.chain((chosen) =>
    fc.record(Object.fromEntries(chosen.map((key) => [key, someOf(VALUES[key] ?? [])]))),
  );
  const scope = fc.record(
    { account: someOf(ACCOUNTS), region: someOf(REGIONS) },
    { requiredKeys: [] },
  );
  const rare = fc.oneof({ weight: 7, arbitrary: fc.constant<Asked>({}) }, scope);
  return fc
    .tuple(filters, rare, windowOf(isPinned))
    .map(([some, sources, window]) => ({ ...some, ...sources, ...window }));
}

const namesOf = (names: readonly string[]) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant<string[]>(["*"]) }, someOf(names, 4));

/** Tokens of all portals, mostly of the portal whose key has no limits. */
export const said: fc.Arbitrary<Said> = fc.record({
  portal: fc.oneof(
    { weight: 2, arbitrary: fc.constant(0) },
    fc.nat({ max: fakePortals.length - 1 }),
  ),
  view: fc.constantFrom("active", "history"),
  accounts: namesOf(ACCOUNTS),
  regions: namesOf(REGIONS),
  locked: askedOf(true),
});

/** A token and a question for it: mostly about its own view, like the page of that view. */
export const pair: fc.Arbitrary<{ token: Said; question: Question }> = fc
  .record({
    token: said,
    state: fc.oneof(
      { weight: 5, arbitrary: fc.constant("own" as const) },
      fc.constantFrom("active" as const, "history" as const, "all" as const, null),
    ),
    limit: fc.constantFrom(2, 6, 50, 50, 200),
    asked: askedOf(false),
  })
  .map(({ token, state, limit, asked }) => {
    const isBoth = token.view === "history" && asked.time?.[0] === "running";
    const own = isBoth ? "all" : token.view;
    return { token, question: { state: state === "own" ? own : state, limit, asked } };
  });

/** The token, signed by its portal. It is valid for ten minutes from the time when worlds begin. */
export function signedBy({ portal: index, view, accounts, regions, locked }: Said): string {
  const { portal } = fakePortals[index] ?? {};
  if (!portal) throw new Error("There is no such portal.");
  const iat = startOfWorlds / 1000;
  return portal.token({ view, scope: { accounts, regions }, locked, iat, exp: iat + 600 });
}

/** A query as URL search parameters. */
export function searchOf(asked: Asked): URLSearchParams {
  return new URLSearchParams(
    Object.entries(asked).flatMap(([key, texts]) => texts.map((text) => [key, text])),
  );
}
