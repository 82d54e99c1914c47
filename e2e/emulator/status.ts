import { type Draw, mix } from "./hash";
import { type State, type Status, stateOf } from "./state";
import type { Timeline } from "./timeline";

const CONNECTING_MS = 4_000;
const TERMINATING_MS = 3_000;
const DISCONNECT_SLOT_MS = 60_000;

/** Where a session stands at a time. Undefined: not started yet. */
export function statusAt(
  timeline: Timeline,
  draw: Draw,
  index: number,
  now: number,
): Status | undefined {
  const start = timeline.start(index);
  if (start > now) return undefined;
  const end = timeline.end(index);
  if (end <= now) return timeline.hasFailed(index) ? "Failed" : "Terminated";
  if (now - start < CONNECTING_MS || timeline.hasFailed(index)) return "Connecting";
  if (end - now <= TERMINATING_MS) return "Terminating";
  return isDisconnected(timeline, draw, index, now) ? "Disconnected" : "Connected";
}

export function stateAt(
  timeline: Timeline,
  draw: Draw,
  index: number,
  now: number,
): State | undefined {
  const status = statusAt(timeline, draw, index, now);
  return status === undefined ? undefined : stateOf(status);
}

/** A laptop lid closes for a minute now and then; of the stuck sessions a third never come back. */
function isDisconnected(timeline: Timeline, draw: Draw, index: number, now: number): boolean {
  if (timeline.isStuck(index)) return draw(index, "presence") % 3 === 0;
  // Each session has its own phase, so they do not all change on the minute.
  const slot = Math.floor(
    (now + (draw(index, "presence") % DISCONNECT_SLOT_MS)) / DISCONNECT_SLOT_MS,
  );
  return mix(draw(index, "presence") ^ slot) % 14 === 0;
}
