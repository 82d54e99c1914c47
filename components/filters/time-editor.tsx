"use client";

import { useState } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import type { TimeFilter, TimeMode } from "@/lib/sessions/time/time-window";
import { AbsoluteTime } from "./absolute-time";
import type { EditorProps } from "./editor-props";
import { RelativeTime } from "./relative-time";

const TABS = { relative: "Relative", absolute: "Absolute" } as const;

/**
 * Chooses the time window: a range that ends now, or two instants. It imports the calendar, so load it with `lazy`.
 */
export function TimeEditor({
  search,
  timeZone,
  now,
  leaveRef,
  onApply,
  onDiscard,
}: EditorProps<TimeFilter> & {
  search: TimeFilter;
  timeZone: string;
  now: number;
}) {
  const isAbsolute = search.after !== null || search.before !== null;
  const [tab, setTab] = useState<string>(isAbsolute ? "absolute" : "relative");
  // Only the panel that is shown first takes the focus. After that the focus stays on the tabs.
  const [isFresh, setIsFresh] = useState(true);
  const [mode, setMode] = useState(search.time);
  const apply = (window: Omit<TimeFilter, "time">) => {
    const isSame =
      window.after === search.after &&
      window.before === search.before &&
      window.range === search.range &&
      mode === search.time;
    if (isSame) onDiscard();
    else onApply({ ...window, time: mode });
  };
  const discard = () => apply(search);
  return (
    <Tabs
      selectedKey={tab}
      onSelectionChange={(key) => {
        setTab(String(key));
        setIsFresh(false);
      }}
    >
      <TabList aria-label="Kind of range" className="border-line flex gap-1 border-b px-2">
        {Object.entries(TABS).map(([id, label]) => (
          <Tab
            key={id}
            id={id}
            className="text-ink-2 data-selected:border-accent data-selected:text-ink -mb-px flex h-9 cursor-pointer items-center border-b-2 border-transparent px-2 outline-offset-[-3px] data-selected:font-semibold"
          >
            {label}
          </Tab>
        ))}
      </TabList>
      <ModeSwitch mode={mode} onChange={setMode} />
      <TabPanel id="relative" className="outline-none">
        <RelativeTime
          range={search.range}
          autoFocus={isFresh}
          leaveRef={leaveRef}
          onApply={(range) => apply({ after: null, before: null, range })}
          onDiscard={discard}
        />
      </TabPanel>
      <TabPanel id="absolute" className="outline-none">
        <AbsoluteTime
          after={search.after}
          before={search.before}
          timeZone={timeZone}
          now={now}
          autoFocus={isFresh}
          leaveRef={leaveRef}
          onApply={(instants) => apply({ ...instants, range: null })}
          onDiscard={discard}
        />
      </TabPanel>
    </Tabs>
  );
}

/** Chooses whether a session must have started in the window, or only have been open in it. */
function ModeSwitch({ mode, onChange }: { mode: TimeMode; onChange: (mode: TimeMode) => void }) {
  return (
    <label className="border-line flex cursor-pointer items-start gap-2 border-b px-3 py-2">
      <input
        type="checkbox"
        role="switch"
        aria-checked={mode === "running"}
        checked={mode === "running"}
        onChange={(event) => onChange(event.target.checked ? "running" : "started")}
        className="accent-accent mt-0.5 size-4"
      />
      <span>
        Open at any time in this window
        <span className="text-ink-2 block text-xs">
          {mode === "running"
            ? "Includes sessions that started earlier, and those still open. The search goes back as far as AWS keeps sessions."
            : "Off: only sessions that started in this window."}
        </span>
      </span>
    </label>
  );
}
