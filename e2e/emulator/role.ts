import { SCENARIO_NAMES } from "./scenarios";

/** The behaviour of a role: when it is assumed, and afterwards. */
export type Role = {
  /** The scenario that decides the sessions of its account. */
  scenario: string;
  /** Whether the trust policy lets a caller with this external id in. */
  trusts: (externalId: string | undefined) => boolean;
  /** Seconds, whatever was asked for. */
  lifetime: number | undefined;
  /** Milliseconds until its credentials are revoked, long before they expire. */
  revokedAfter: number | undefined;
};

const BARE_NAME = "sessionscope";

const usual: Role = {
  scenario: "demo",
  trusts: () => true,
  lifetime: undefined,
  revokedAfter: undefined,
};

/** The roles besides one for each scenario. */
const particular: Record<string, Partial<Role>> = {
  refused: { trusts: () => false },
  external: { trusts: (externalId) => externalId === "demo-external-id" },
  // Less than the five minutes before the end in which SDKs renew, so that they ask every time.
  brief: { lifetime: 60 },
  revoked: { revokedAfter: 2_000 },
};

/** One role for each name, in every account. */
const roles = new Map<string, Role>([
  [BARE_NAME, usual],
  ...SCENARIO_NAMES.map((scenario) => named(scenario, { scenario })),
  ...Object.entries(particular).map(([name, changes]) => named(name, changes)),
]);

export const PARTICULAR_ROLE_NAMES: readonly string[] = Object.keys(particular).map(
  (name) => `${BARE_NAME}-${name}`,
);

/** Undefined for a role that does not exist. */
export function roleOf(name: string): Role | undefined {
  return roles.get(name);
}

function named(name: string, changes: Partial<Role>): [string, Role] {
  return [`${BARE_NAME}-${name}`, { ...usual, ...changes }];
}
