import "server-only";
import type { SessionState } from "@/lib/sessions/session/session";

/** AWS's two lists: open sessions, and sessions that have ended. */
export type AwsState = "Active" | "History";

/** The two lists, in the order in which a session moves through them. */
export const AWS_LISTS: readonly { name: AwsState; states: readonly SessionState[] }[] = [
  { name: "Active", states: ["active"] },
  { name: "History", states: ["history"] },
];

/** AWS keeps the history of the past 30 days (Session Manager user guide, "View session history"). */
export const AWS_RETENTION = { days: 30, rule: "AWS forgets sessions 30 days after they end" };

/** AWS's largest page (`MaxResults` of `DescribeSessions`). */
export const LARGEST_AWS_PAGE = 200;

/** Whether a list's rows may change at any time. */
export function isOfOpenSessions(state: AwsState): boolean {
  return state === "Active";
}

/** AWS's name for one of its lists. */
export function awsStateOf({ name }: { name: string }): AwsState {
  const list = AWS_LISTS.find((each) => each.name === name);
  if (list === undefined) throw new TypeError(`AWS has no list “${name}”.`);
  return list.name;
}
