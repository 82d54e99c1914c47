import { partitionOf } from "./account";
import { type Answer, failure, webPage } from "./answer";
import { accessDenied, expiredCredentials, internalError, throttled } from "./aws-error";
import { inCircles, inOrder, outOfOrder, type Pager, repeatedly, sparsely } from "./pager";
import { companyPlan, emptyPlan, flowingPlan, onePlan, type Plan } from "./plan";

/** The facts that a refusal may depend on. */
export type Attempt = {
  /** The caller's ARN, and the number of its account. */
  caller: string;
  account: string;
  region: string;
  hasToken: boolean;
  number: number;
};

export type Scenario = {
  plan: Plan;
  pager: Pager;
  /** An answer in place of the sessions. */
  refuse: (attempt: Attempt) => Answer | undefined;
  delayMs: number;
  /** Instead of the emulator's own. */
  tokenTtl: number | undefined;
  /** Whether time passes even when the clock is frozen. */
  isFlowing: boolean;
  hasStrictFilters: boolean;
  /** Whether a page is cut before it is filtered, so that a filter leaves most pages empty. */
  isCutFirst: boolean;
};

const usual: Scenario = {
  plan: companyPlan(300),
  pager: inOrder,
  refuse: () => undefined,
  delayMs: 0,
  tokenTtl: undefined,
  isFlowing: false,
  hasStrictFilters: false,
  isCutFirst: false,
};

const always = (answer: Answer) => () => answer;

function deny({ caller, account, region }: Attempt): Answer {
  const resource = `arn:${partitionOf(region)}:ssm:${region}:${account}:*`;
  return failure(accessDenied(caller, "ssm:DescribeSessions", resource));
}

/** Refuses in one region only. */
function inRegion(place: string, refuse: Scenario["refuse"]): Scenario["refuse"] {
  return (attempt) => (attempt.region === place ? refuse(attempt) : undefined);
}

const badGateway = webPage(502, "502 Bad Gateway", "The proxy could not reach the server.");
const loginPage = webPage(200, "Sign in", "Sign in to the network to continue.");

/** One line per access key id, and per role. */
const scenarios: Record<string, Partial<Scenario>> = {
  demo: {},
  empty: { plan: emptyPlan },
  one: { plan: onePlan },
  large: { plan: companyPlan(100_000) },
  flowing: { plan: flowingPlan, isFlowing: true },
  throttled: { refuse: always(failure(throttled())) },
  "throttled-once": { refuse: ({ number }) => (number >= 2 ? undefined : failure(throttled())) },
  denied: { refuse: deny },
  expired: { refuse: always(failure(expiredCredentials())) },
  slow: { delayMs: 2_000 },
  hanging: { refuse: always({ kind: "hang" }) },
  "second-page-fails": {
    refuse: ({ hasToken }) => (hasToken ? failure(internalError()) : undefined),
  },
  sparse: { pager: sparsely },
  unsorted: { pager: outOfOrder },
  repeating: { pager: repeatedly },
  "short-lived-token": { tokenTtl: 0 },
  looping: { pager: inCircles },
  "new-status": { plan: { ...usual.plan, isNovel: true } },
  "html-error": { refuse: always(badGateway) },
  "html-ok": { refuse: always(loginPage) },
  reset: { refuse: always({ kind: "reset" }) },
  "server-error": { refuse: always(failure(internalError())) },
  hostile: { plan: { ...usual.plan, isHostile: true } },
  "strict-filters": { hasStrictFilters: true },
  "cut-first": { plan: companyPlan(5_000), isCutFirst: true },
  "dead-region": { refuse: inRegion("us-east-1", always({ kind: "reset" })) },
  "regional-denied": { refuse: inRegion("us-east-1", deny) },
};

/** The scenarios with as many sessions as the emulator is told to have. */
const sized = new Set(["demo", "dead-region", "regional-denied"]);

export const SCENARIO_NAMES: readonly string[] = Object.keys(scenarios);

/** Undefined for a name that does not exist. */
export function scenarioOf(name: string, demoSessions: number): Scenario | undefined {
  const changes = new Map(Object.entries(scenarios)).get(name);
  const plan = sized.has(name) ? companyPlan(demoSessions) : usual.plan;
  return changes && { ...usual, plan, ...changes };
}
