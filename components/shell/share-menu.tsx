"use client";

import { Link as LinkIcon } from "lucide-react";
import { lazy, Suspense, useRef, useState } from "react";
import { MenuButton } from "@/components/ui/menu-button";
import { useCopy } from "@/components/ui/use-copy";
import { useKnownAccounts } from "@/components/view/known-accounts";
import { useTimeZone } from "@/components/view/time-zone-preference";
import { useSessionSearch } from "@/components/view/use-session-search";
import { useTab } from "@/components/view/use-tab";
import { serverNow } from "@/lib/server-clock";
import { sourcesIn } from "@/lib/sessions/query/known-account";
import { serializeSessionSearchParams } from "@/lib/sessions/query/search-params";
import { listedState } from "@/lib/sessions/query/sessions-path";
import { frozenTime } from "@/lib/sessions/time/time-window";
import { useShortcut } from "./use-shortcut";

const EmbedPopover = lazy(async () => ({
  default: (await import("./embed-popover")).EmbedPopover,
}));

/**
 * Copies a link to the view. A range that ends now becomes two instants, because a link in a ticket must show the same
 * sessions tomorrow; the rolling link is for dashboards. The menu also offers the AWS CLI command, and the HTML that
 * embeds the view in a page of one of the `origins`.
 */
export function ShareMenu({ origins }: { origins: readonly string[] }) {
  const tab = useTab();
  const [search] = useSessionSearch();
  const accounts = useKnownAccounts();
  const { tz, linkZone } = useTimeZone();
  const copy = useCopy();
  const anchor = useRef<HTMLSpanElement>(null);
  const [isEmbedding, setEmbedding] = useState(false);

  function link(time: Parameters<typeof frozenTime>[0]) {
    const shown = { ...search, ...time, tz: linkZone };
    return `${location.origin}/${tab ?? "active"}${serializeSessionSearchParams(shown)}`;
  }
  const copyFrozen = () => copy(link(frozenTime(search, serverNow())), "the link");
  const copyCli = async () => {
    // Loaded on demand: most visits do not copy a command.
    const { cliCommands } = await import("@/lib/sessions/cli/cli-command");
    const sources = sourcesIn(accounts, search);
    const state = listedState(tab ?? "active", search);
    copy(cliCommands({ state, filters: search, now: serverNow(), sources }), "the AWS CLI command");
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
          detail: isRolling ? "With the time range fixed as it is now" : "This view, for a ticket",
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
          detail: "This view on a page of your portal",
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
