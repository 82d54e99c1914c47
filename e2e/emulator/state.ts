export const STATES = ["Active", "History"] as const;

export type State = (typeof STATES)[number];

/** Which statuses are listed under which state: the one place that says so. */
const STATE_OF = {
  Connecting: "Active",
  Connected: "Active",
  Disconnected: "Active",
  Terminating: "Active",
  Terminated: "History",
  Failed: "History",
} as const satisfies Record<string, State>;

export type Status = keyof typeof STATE_OF;

/** In the order of the service's model. */
export const STATUSES: readonly Status[] = [
  "Connected",
  "Connecting",
  "Disconnected",
  "Terminated",
  "Terminating",
  "Failed",
];

export const ACCESS_TYPES = ["Standard", "JustInTime"] as const;

/** The values that the `new-status` scenario adds to the two enumerations. */
export const NOVEL_STATUS = "Hibernating";
export const NOVEL_ACCESS_TYPE = "Ephemeral";

/** A status as it is kept: with the state that lists it. */
export function stateOf(status: Status): State {
  return STATE_OF[status];
}
