"use client";

import type { RefObject } from "react";
import { Heading } from "react-aria-components";
import { Popover } from "@/components/ui/popover";

const KEYS = [
  { keys: ["/", "f"], meaning: "Add filters, as text or from the list" },
  { keys: ["j", "k"], meaning: "Next, previous session" },
  { keys: ["→", "←"], meaning: "Move through the values of a row" },
  { keys: ["Enter"], meaning: "Open the session or the value’s menu" },
  { keys: ["Esc"], meaning: "Close what is open" },
  { keys: ["Backspace"], meaning: "Remove the focused filter" },
  { keys: ["r"], meaning: "Refresh" },
  { keys: ["l"], meaning: "Pause or resume live updates" },
  { keys: ["c"], meaning: "Copy the link to this view" },
  { keys: ["?"], meaning: "This list" },
];

/** Lists the keyboard shortcuts of the dashboard. */
export function KeyboardHelp({
  triggerRef,
  onClose,
}: {
  triggerRef: RefObject<HTMLElement | null>;
  onClose: () => void;
}) {
  return (
    <Popover
      triggerRef={triggerRef}
      onClose={onClose}
      label="Keyboard shortcuts"
      placement="bottom end"
      className="w-80 p-4"
    >
      <Heading slot="title" className="font-semibold">
        Keyboard shortcuts
      </Heading>
      <dl className="mt-3 grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2">
        {KEYS.map(({ keys, meaning }) => (
          <div key={meaning} className="contents">
            <dt className="flex gap-1">
              {keys.map((key) => (
                <kbd
                  key={key}
                  className="border-line-strong bg-sunken min-w-6 rounded border px-1.5 text-center font-mono text-xs"
                >
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Popover>
  );
}
