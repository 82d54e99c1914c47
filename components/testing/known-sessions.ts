import type { KnownAccount } from "@/lib/sessions/query/known-account";
import type { Session } from "@/lib/sessions/session/session";
import { makeSession } from "@/lib/testing/worlds/make-session";

/** The moment at which every component test happens, the same as in the browser specs: a busy Monday afternoon. */
export const NOW = "2026-11-23T17:40:00.000Z";

/** The accounts of the dashboard under test, unless a test names others. */
export const ACCOUNTS: readonly KnownAccount[] = [
  { id: "prod", name: "prod", regions: ["eu-west-1", "us-east-1"] },
  { id: "staging", name: "staging", regions: ["eu-west-1", "us-east-1"] },
  { id: "dev", name: "dev", regions: ["eu-west-1"] },
];

const role = (name: string, person: string) =>
  `arn:aws:sts::123456789012:assumed-role/${name}/${person}`;

const OWNERS = [
  role("AdminAccess", "alice.chen"),
  role("SRE-OnCall", "m.rodriguez"),
  "arn:aws:iam::123456789012:user/bob",
  role("DBA", "priya.nair"),
  "arn:aws:iam::123456789012:user/devon.okafor",
];
const KINDS = [
  { kind: "shell", document: "SSM-SessionManagerRunShell" },
  { kind: "port-forward", document: "AWS-StartPortForwardingSession" },
  { kind: "ssh", document: "AWS-StartSSHSession" },
];
const REASONS = ["INC-4821 disk full", "check replica lag", null];
const PLACES = ACCOUNTS.flatMap(({ id, regions }) =>
  regions.map((region) => ({ account: id, region })),
);
const HOUR = 3_600_000;

const pick = <Item>(items: readonly Item[], index: number): Item =>
  items[index % items.length] as Item;

/** One session every forty minutes, newest first; the properties repeat with different periods. */
function sessionAt(index: number, prefix: string, changes: Partial<Session>): Session {
  const startedAt = Date.parse(NOW) - (index + 1) * 40 * 60_000;
  return makeSession({
    ...pick(PLACES, index),
    ...pick(KINDS, index),
    id: `${prefix}-${String(index).padStart(17, "0")}`,
    owner: pick(OWNERS, index),
    target: `i-0123456789abcde${String(index % 7).padStart(2, "0")}`,
    reason: pick(REASONS, index),
    startedAt: new Date(startedAt).toISOString(),
    ...changes,
  });
}

const ENDED = Array.from({ length: 60 }, (_, index) =>
  sessionAt(index, "ended", {
    status: index % 4 === 3 ? "Failed" : "Terminated",
    accessType: index % 5 === 1 ? "JustInTime" : "Standard",
    details: `The agent closed it, event ${index}`,
    endedAt: new Date(Date.parse(NOW) - (index + 1) * 40 * 60_000 + HOUR / 4).toISOString(),
  }),
);
const OPEN = Array.from({ length: 12 }, (_, index) =>
  sessionAt(index, "open", { status: index === 5 ? "Disconnected" : "Connected", endedAt: null }),
);

/** The sessions that AWS lists under each state. */
export const SESSIONS = { active: OPEN, history: ENDED, all: [...OPEN, ...ENDED] } as const;
