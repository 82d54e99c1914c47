import "server-only";
import fc from "fast-check";
import type { FilterKey } from "@/lib/sessions/query/fields";
import { type Session, sessionKey } from "@/lib/sessions/session/session";
import { sessionKind } from "@/lib/sessions/session/session-kind";
import { elsewhere, fakePairs } from "@/lib/testing/fakes/fake-embed";
import { type FakeSource, startOfWorlds, type World } from "./listing-world";
import { makeSession } from "./make-session";

/** Session ids that appear in every account. */
export const fakeIds = ["alice-1", "alice-2", "bob-1", "carol-1", "carol-2"] as const;

const ARN = "arn:aws:sts::123456789012:assumed-role";
const OWNERS = [
  `${ARN}/SRE/alice.chen`,
  `${ARN}/Dev/Alice.Chen`,
  `${ARN}/SRE/bob`,
  "carol",
  null,
] as const;
const TARGETS = [
  "i-0f3a9c1e",
  "i-0f3a9c1f",
  "mi-0f3a9c1e5b7d24680",
  "ecs:shop_4f1c_ef21",
  null,
] as const;
const DOCUMENTS = [
  "SSM-SessionManagerRunShell",
  "AWS-StartSSHSession",
  "Acme-Shell",
  null,
] as const;
const REASONS = ["INC-1", "inc-2", "!urgent", "~", null] as const;
const OPEN = ["Connected", "Disconnected", "Terminating"] as const;
const ENDED = ["Terminated", "Failed"] as const;
const ACCESS_TYPES = ["Standard", "JustInTime", null] as const;
/** Minutes around and at the ends of the time windows of the queries. */
const MINUTES = [
  0, 0.5, 2.5, 3, 3.5, 4, 4.5, 5, 5.5, 7, 7.5, 9, 12, 14, 14.5, 15, 15.5, 20, 59.5, 60, 61,
] as const;
const [FIRST, ...OTHERS] = fakePairs;
const SOURCES = [FIRST ?? elsewhere, ...OTHERS] as const;

/** The time a number of minutes before worlds begin, as ISO. */
export function agoOf(minutes: number): string {
  return new Date(startOfWorlds - minutes * 60_000).toISOString();
}

/** A world of the server's accounts and regions. The same ids and owners appear everywhere. */
export const embedWorld: fc.Arbitrary<World> = fc.record({
  // Each row comes from one number: a generated value per field would take most of the time of a test.
  sources: fc.array(fc.nat({ max: 2 ** 31 }), { minLength: 5, maxLength: 24 }).map(sourcesOf),
  lengths: fc.constantFrom([], [2], [0, 1, 4]),
  overlaps: fc.constant([0]),
  failures: fc.constant([]),
  msPerCall: fc.constant(0),
  tokenLength: fc.constant(1),
});

function sourcesOf(numbers: readonly number[]): FakeSource[] {
  const rows = new Map(numbers.map(rowOf).map((row) => [sessionKey(row.session), row]));
  return fakePairs.map((source) => {
    const here = [...rows.values()].filter(
      ({ session: { account, region } }) => account === source.account && region === source.region,
    );
    const listed = (isOpen: boolean) =>
      here.flatMap(({ isListedOpen, session }) => (isListedOpen === isOpen ? [session] : []));
    return { ...source, active: listed(true), history: listed(false) };
  });
}

/** A session whose fields and list are chosen by the digits of a number. */
function rowOf(number: number): { session: Session; isListedOpen: boolean } {
  let rest = number;
  function pick<Value>(values: readonly [Value, ...Value[]]): Value {
    const value = values[rest % values.length] ?? values[0];
    rest = Math.floor(rest / values.length);
    return value;
  }
  const source = pick(SOURCES);
  const isListedOpen = pick([true, false]);
  const [target, document] = [pick(TARGETS), pick(DOCUMENTS)];
  // A value is drawn for every key. A key without values would hide whether its filters hold.
  const { sessionId: id, ...texts } = {
    owner: pick(OWNERS),
    target,
    status: isListedOpen ? pick(OPEN) : pick(ENDED),
    accessType: pick(ACCESS_TYPES),
    sessionId: pick(fakeIds),
    kind: sessionKind(document, target),
    document,
    reason: pick(REASONS),
  } satisfies Record<FilterKey, string | null>;
  const [ago, lasted] = [pick(MINUTES), pick([0, 2, 30])];
  const isUnknown = pick([false, false, false, true]);
  const session = makeSession({
    ...source,
    ...texts,
    id,
    startedAt: isUnknown && ago > 15 ? null : agoOf(ago),
    endedAt: isListedOpen || isUnknown ? null : agoOf(Math.max(0, ago - lasted)),
  });
  return { session, isListedOpen };
}
