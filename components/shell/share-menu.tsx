"use client";

import { Link as LinkIcon } from "lucide-react";
import { lazy, Suspense, useRef, useState } from "react";
import { MenuButton } from "@/components/ui/menu-button";
import { useCopy } from "@/components/ui/use-copy";
import { useKnownAccounts } from "@/components/view/known-accounts";
import { useTimeZone } from "@/components/view/time-zone-preference";
import { useSessionSearch } from "@/components/view/use-session-search";
import { useTab } from "@/components/view/use-tab";
import { sourcesIn } from "@/lib/sessions/query/known-account";
import { serializeSessionSearchParams } from "@/lib/sessions/query/search-params";
import { listedState } from "@/lib/sessions/query/sessions-path";
import { frozenTime } from "@/lib/sessions/time/time-window";
import { useShortcut } from "./use-shortcut";

const EmbedPopover = lazy(async () => ({
  default: (await import("./embed-popover")).EmbedPopover,
}));

/**
 * Copies the view's link. A range that ends now is frozen into instants, because a link in a ticket
 * must show tomorrow what it shows today; the rolling link is there for dashboards. Or makes what a portal's page
 * needs to embed the view; `origins` are those that may.
 */
export function ShareMenu({ origins }: { origins: readonly string[] }) {
  const tab = useTab();
  const [search] = useSessionSearch();
  const accounts = useKnownAccounts();
  const { tz } = useTimeZone();
  const copy = useCopy();
  const anchor = useRef<HTMLSpanElement>(null);
  const [isEmbedding, setEmbedding] = useState(false);

  function link(time: Parameters<typeof frozenTime>[0]) {
    const shown = { ...search, ...time, tz: tz === "utc" ? null : tz };
    return `${location.origin}/${tab ?? "active"}${serializeSessionSearchParams(shown)}`;
  }
  const copyFrozen = () => copy(link(frozenTime(search, Date.now())), "the link");
  const copyCli = async () => {
    // Its own piece of code: most visits copy none.
    const { cliCommands } = await import("@/lib/sessions/cli/cli-command");
    const sources = sourcesIn(accounts, search);
    const state = listedState(tab ?? "active", search);
    copy(cliCommands({ state, filters: search, now: Date.now(), sources }), "the AWS CLI command");
  };
  useShortcut("c", () => {
    if (tab !== null) copyFrozen();
  });
  if (tab === null) return null;

  const isRolling = search.range !== null;
  const face = (
    <>
      <LinkIcon aria-hidden="true" className="size-3.5" />
      <span className="max-lg:sr-only">Copy link</span>
    </>
  );
  const menu = (
    <MenuButton
      menuLabel="Copy link"
      placement="bottom end"
      entries={[
        {
          id: "frozen",
          label: "Copy link",
          detail: isRolling ? "The time range is fixed, as it is now" : "This view, for a ticket",
          onSelect: copyFrozen,
        },
        ...(isRolling
          ? [
              {
                id: "rolling",
                label: "Copy rolling link",
                detail: "The time range ends when the link is opened",
                onSelect: () => copy(link(search), "the rolling link"),
              },
            ]
          : []),
        {
          id: "cli",
          label: "Copy as AWS CLI",
          detail: "aws ssm describe-sessions, for a shell",
          onSelect: () => void copyCli(),
        },
        {
          id: "embed",
          label: "Embed…",
          detail: "This view in a page of your portal",
          onSelect: () => setEmbedding(true),
        },
      ]}
    >
      {face}
    </MenuButton>
  );
  return (
    <span ref={anchor}>
      {menu}
      {isEmbedding && (
        <Suspense>
          <EmbedPopover
            triggerRef={anchor}
            state={tab}
            search={{ ...search, tz: tz === "utc" ? null : tz, session: null }}
            origins={origins}
            onClose={() => {
              setEmbedding(false);
              anchor.current?.querySelector("button")?.focus();
            }}
          />
        </Suspense>
      )}
    </span>
  );
}
