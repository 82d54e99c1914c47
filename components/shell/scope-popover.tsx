"use client";

import type { RefObject } from "react";
import { ToggleButton } from "react-aria-components";
import { useSessions } from "@/components/sessions/use-sessions";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { useKnownAccounts } from "@/components/view/known-accounts";
import { useSessionSearch } from "@/components/view/use-session-search";
import { useTab } from "@/components/view/use-tab";
import { cn } from "@/lib/cn";
import { isAsked, scopeOf } from "@/lib/sessions/query/known-account";

const TOGGLE =
  "border-line-strong data-selected:border-accent data-selected:bg-accent-soft data-selected:text-accent-ink data-hovered:bg-sunken flex h-7 cursor-pointer items-center gap-1.5 rounded-md border px-2";

/** Lists every account with its regions, and marks those in view and those that are missing. */
export function ScopePopover({
  triggerRef,
  onClose,
}: {
  triggerRef: RefObject<HTMLElement | null>;
  onClose: () => void;
}) {
  const accounts = useKnownAccounts();
  const [search, setSearch] = useSessionSearch();
  const { list } = useSessions(useTab() ?? "active", false);
  const regions = scopeOf(accounts).region;
  const isMissing = (account: string, region: string) =>
    list?.failures.some((source) => source.account === account && source.region === region) ??
    false;
  const toggled = (names: readonly string[], name: string) => {
    const next = names.includes(name) ? names.filter((each) => each !== name) : [...names, name];
    return next.length > 0 ? next.toSorted() : null;
  };
  return (
    <Popover
      triggerRef={triggerRef}
      label="Accounts and regions"
      onClose={onClose}
      className="w-96 max-w-full p-3"
    >
      <h2 className="text-ink-2 text-xs font-semibold">Accounts</h2>
      <ul className="mt-1.5 flex flex-col gap-1.5">
        {accounts.map(({ id, name, regions: own }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <ToggleButton
              aria-label={`Account ${id}`}
              isSelected={search.account.includes(id)}
              onChange={() => setSearch({ account: toggled(search.account, id) })}
              className={TOGGLE}
            >
              <span className="font-semibold">{id}</span>
              {name !== id && <span className="text-ink-2">{name}</span>}
            </ToggleButton>
            <span className="flex flex-wrap gap-x-2 text-xs">
              {own.map((region) => (
                <span
                  key={region}
                  className={cn(
                    isMissing(id, region)
                      ? "text-bad font-semibold"
                      : isAsked(search, { account: id, region })
                        ? "text-ink-2"
                        : "text-ink-3 line-through",
                  )}
                >
                  {region}
                  {isMissing(id, region) && " (missing)"}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
      <h2 className="text-ink-2 mt-3 text-xs font-semibold">Regions</h2>
      <div className="mt-1.5 flex flex-wrap gap-1.5">
        {regions.map((region) => (
          <ToggleButton
            key={region}
            aria-label={`Region ${region}`}
            isSelected={search.region.includes(region)}
            onChange={() => setSearch({ region: toggled(search.region, region) })}
            className={TOGGLE}
          >
            {region}
          </ToggleButton>
        ))}
      </div>
      <div className="border-line mt-3 flex items-center justify-between border-t pt-3">
        <p className="text-ink-2 text-xs">If you choose none, all are shown.</p>
        <Button
          disabled={search.account.length + search.region.length === 0}
          onClick={() => setSearch({ account: null, region: null })}
        >
          All accounts and regions
        </Button>
      </div>
    </Popover>
  );
}
