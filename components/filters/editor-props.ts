import type { Ref } from "react";

/** The props of every editor in the popover of a filter. */
export type EditorProps<Change> = {
  /** Set to what a press outside the popover does. */
  leaveRef: Ref<() => void>;
  onApply: (change: Change) => void;
  onDiscard: () => void;
};
