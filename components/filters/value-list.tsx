"use client";

import { Check } from "lucide-react";
import {
  Header,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  type Selection,
} from "react-aria-components";
import { valueText } from "@/lib/sessions/chips/filter-chips";
import { FIELDS, type FilterKey } from "@/lib/sessions/query/fields";
import { isScopeKey, type ScopeKey } from "@/lib/sessions/query/scope-keys";
import { displayText } from "@/lib/sessions/session/display-text";
import { isOwnerArn, parseOwner } from "@/lib/sessions/session/owner";

/** The suggested values, with a check mark at each chosen one. */
export function ValueList({
  label,
  filterKey,
  options,
  listed,
  typed,
  isClosed,
  chosen,
  onChoose,
}: {
  label: string;
  filterKey: FilterKey | ScopeKey;
  options: readonly string[];
  /** The options that sessions in this tab can have. */
  listed: readonly string[];
  typed: string;
  /** Whether the options are the only possible values. */
  isClosed: boolean;
  chosen: string[];
  onChoose: (values: string[]) => void;
}) {
  const unlisted = options.filter((option) => !listed.includes(option));
  const handleSelection = (selection: Selection) => {
    onChoose(selection === "all" ? [...options] : [...selection].map(String));
  };
  return (
    <ListBox
      aria-label={label}
      selectionMode="multiple"
      selectedKeys={chosen}
      onSelectionChange={handleSelection}
      renderEmptyState={() => <EmptyList typed={typed} isClosed={isClosed} />}
      className="max-h-64 overflow-auto p-1 outline-none"
    >
      <ListBoxSection aria-label="Values">
        {listed.map((option) => (
          <ValueOption key={option} filterKey={filterKey} value={option} />
        ))}
      </ListBoxSection>
      {unlisted.length > 0 && (
        <ListBoxSection className="border-line mt-1 border-t pt-1">
          <Header className="text-ink-2 px-2 py-1 text-xs">Never listed under this tab</Header>
          {unlisted.map((option) => (
            <ValueOption key={option} filterKey={filterKey} value={option} />
          ))}
        </ListBoxSection>
      )}
    </ListBox>
  );
}

function ValueOption({ filterKey, value }: { filterKey: FilterKey | ScopeKey; value: string }) {
  const type = isScopeKey(filterKey) ? "text" : FIELDS[filterKey].type;
  const owner = type === "person" && isOwnerArn(value) ? parseOwner(value) : null;
  return (
    <ListBoxItem
      id={value}
      textValue={value}
      className="data-focused:bg-accent-soft data-focused:text-accent-ink data-hovered:bg-sunken flex min-h-7.5 cursor-pointer items-center gap-2 rounded-md px-2 py-1 outline-none"
    >
      {({ isSelected }) => (
        <>
          <span className="flex size-4 shrink-0 items-center justify-center">
            {isSelected && <Check aria-hidden="true" className="size-3.5" />}
          </span>
          <span title={displayText(value)} className="min-w-0 grow">
            {owner && (
              <span className="block truncate">
                <bdi>{displayText(owner.person)}</bdi>{" "}
                <bdi className="text-ink-2">{displayText(owner.role ?? "")}</bdi>
              </span>
            )}
            <bdi
              className={owner ? "text-ink-3 block truncate font-mono text-xs" : "block truncate"}
            >
              {type === "kind" ? valueText(filterKey, value) : displayText(value)}
            </bdi>
          </span>
        </>
      )}
    </ListBoxItem>
  );
}

function EmptyList({ typed, isClosed }: { typed: string; isClosed: boolean }) {
  return <p className="text-ink-2 px-2 py-1.5">{emptyText(typed, isClosed)}</p>;
}

function emptyText(typed: string, isClosed: boolean): string {
  if (isClosed) return "No such value.";
  return typed.trim() === ""
    ? "No suggestions yet: type a value and press Enter."
    : "No suggestion contains this. Press Enter to use it as typed.";
}
