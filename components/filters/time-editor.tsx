"use client";

import { type Ref, useState } from "react";
import { I18nProvider, Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import type { TimeFilter } from "@/lib/sessions/time-window";
import { AbsoluteTime } from "./absolute-time";
import { RelativeTime } from "./relative-time";

const TABS = { relative: "Relative", absolute: "Absolute" } as const;

/**
 * Chooses the window of time: a range that ends now, or two instants. It brings the calendar with it:
 * load it with `lazy`. `leaveRef` is called when the user presses outside.
 */
export function TimeEditor({
  search,
  timeZone,
  now,
  leaveRef,
  onApply,
  onDiscard,
}: {
  search: TimeFilter;
  timeZone: string;
  now: number;
  leaveRef: Ref<() => void>;
  onApply: (time: TimeFilter) => void;
  onDiscard: () => void;
}) {
  const isAbsolute = search.after !== null || search.before !== null;
  const [tab, setTab] = useState<string>(isAbsolute ? "absolute" : "relative");
  // Only what is shown first takes the focus; after that it stays with the tabs.
  const [isFresh, setIsFresh] = useState(true);
  const apply = (time: TimeFilter) => {
    const isSame =
      time.after === search.after && time.before === search.before && time.range === search.range;
    if (isSame) onDiscard();
    else onApply(time);
  };
  return (
    // The order of a date's parts and the first day of the week are ours, as all words on the page are.
    <I18nProvider locale="en-GB">
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
        <TabPanel id="relative" className="outline-none">
          <RelativeTime
            range={search.range}
            autoFocus={isFresh}
            leaveRef={leaveRef}
            onApply={(range) => apply({ after: null, before: null, range })}
            onDiscard={onDiscard}
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
            onDiscard={onDiscard}
          />
        </TabPanel>
      </Tabs>
    </I18nProvider>
  );
}
