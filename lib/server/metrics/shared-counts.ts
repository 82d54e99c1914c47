import "server-only";
import { meters } from "./running";

/** Whether pages and the rate are shared with other servers at present. */
export type SharedMode = "shared" | "local";

const MODES: readonly SharedMode[] = ["shared", "local"];

/** Reasons that are counted by name; a label takes no text that Redis or a driver wrote. */
const REASONS = ["timeout", "connection", "refused", "garbage"] as const;

/** Notes the mode that the shared tier is in, and why it failed; null: it did not. */
export function countShared({ mode, reason }: { mode: SharedMode; reason: string | null }): void {
  const current = meters();
  for (const each of MODES) current?.sharedMode.set({ mode: each }, each === mode ? 1 : 0);
  if (reason === null) return;
  current?.sharedFailures.inc({ reason: REASONS.find((known) => known === reason) ?? "other" });
}
