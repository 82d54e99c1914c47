"use client";

import { Link as LinkIcon } from "lucide-react";
import { useSessionSearch } from "@/components/filters/use-session-search";
import { useTimeZone } from "@/components/sessions/time-zone-preference";
import { Button } from "@/components/ui/button";
import { MenuButton } from "@/components/ui/menu-button";
import { useCopy } from "@/components/ui/use-copy";
import { serializeSessionSearchParams } from "@/lib/sessions/search-params";
import { frozenTime } from "@/lib/sessions/time-window";
import { useShortcut } from "./use-shortcut";
import { useTab } from "./use-tab";

/**
 * Copies the view's link. A range that ends now is frozen into instants, because a link in a ticket
 * must show tomorrow what it shows today; the rolling link is there for dashboards.
 */
export function ShareMenu() {
  const tab = useTab();
  const [search] = useSessionSearch();
  const { tz } = useTimeZone();
  const copy = useCopy();

  function link(time: Parameters<typeof frozenTime>[0]) {
    const shown = { ...search, ...time, tz: tz === "utc" ? null : tz };
    return `${location.origin}/${tab}${serializeSessionSearchParams(shown)}`;
  }
  const copyFrozen = () => copy(link(frozenTime(search, Date.now())), "the link");
  useShortcut("c", copyFrozen);

  const face = (
    <>
      <LinkIcon aria-hidden="true" className="size-3.5" />
      <span className="max-lg:sr-only">Copy link</span>
    </>
  );
  if (search.range === null) {
    return (
      <Button title="Copy link (c)" onClick={copyFrozen}>
        {face}
      </Button>
    );
  }
  return (
    <MenuButton
      menuLabel="Copy link"
      placement="bottom end"
      entries={[
        {
          id: "frozen",
          label: "Copy link",
          detail: "The time range is fixed, as it is now",
          onSelect: copyFrozen,
        },
        {
          id: "rolling",
          label: "Copy rolling link",
          detail: "The time range ends when the link is opened",
          onSelect: () => copy(link(search), "the rolling link"),
        },
      ]}
    >
      {face}
    </MenuButton>
  );
}
