"use client";

import { type KeyboardEvent, useImperativeHandle, useRef, useState } from "react";
import { Autocomplete, FieldError, Menu, TextArea, TextField } from "react-aria-components";
import { inNextFrame } from "@/components/browser/next-frame";
import { announce } from "@/components/ui/announcer";
import { isComposing, VERBATIM } from "@/components/ui/typing";
import { usePart } from "@/components/view/frame";
import { useKnownAccounts } from "@/components/view/known-accounts";
import type { SearchChange } from "@/components/view/use-session-search";
import { useViewChange } from "@/components/view/use-view-change";
import { CHIP_KEYS, type ChipKey, chipLabel } from "@/lib/sessions/chips/filter-chips";
import type { SuggestedValues } from "@/lib/sessions/query/filter-change";
import { scopeOf } from "@/lib/sessions/query/known-account";
import { isScopeKey } from "@/lib/sessions/query/scope-keys";
import type { TextIssue } from "@/lib/sessions/query/text-issue";
import { isCommand, readFilterText } from "@/lib/sessions/text/filter-text";
import { filterTextSuggestions } from "@/lib/sessions/text/filter-text-suggestions";
import type { EditorProps } from "./editor-props";
import { EntryLine } from "./entry-line";

/** One entry of the list below the field: a key to choose values for, or a completion of the text. */
type Entry = { id: string; label: string; detail: string; pick: () => void };

/**
 * The first step of adding a filter: filters typed as text (`owner:alice -status:Failed last 7d`), a pasted
 * `aws ssm describe-sessions` command, or a key picked from the list.
 */
export function FilterEntry({
  suggestions,
  timeZone,
  now,
  leaveRef,
  onPick,
  onApply,
  onDiscard,
}: EditorProps<SearchChange> & {
  suggestions: SuggestedValues;
  timeZone: string;
  now: number;
  onPick: (key: ChipKey) => void;
}) {
  const accounts = useKnownAccounts();
  const known = scopeOf(accounts);
  const changeView = useViewChange();
  const hasTime = usePart("time");
  const input = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState("");
  const [issue, setIssue] = useState<TextIssue | null>(null);
  /** Whether the arrow keys have moved into the list. Then Enter chooses an entry, otherwise it applies the text. */
  const isInList = useRef(false);

  const isPasting = useRef(false);

  const handleType = (next: string) => {
    setText(next);
    setIssue(null);
    if (isPasting.current && isCommand(next)) apply(next);
    isPasting.current = false;
  };
  const read = (typed: string) => readFilterText(typed, { zone: timeZone, now, known });
  // A press outside applies the text if it is usable, as in the editors.
  useImperativeHandle(leaveRef, () => () => {
    if (text.trim() === "") onDiscard();
    else apply(text);
  });
  const apply = (typed: string) => {
    const reading = read(typed);
    if ("issues" in reading) {
      const [first] = reading.issues;
      // The first one is selected. The others follow when it is corrected.
      setIssue(first ?? null);
      if (first) inNextFrame(() => select(first.at, first.at + first.length));
      return;
    }
    if (reading.note !== undefined) announce(reading.note);
    if (reading.state) changeView(reading.state, reading.change);
    else onApply(reading.change);
  };
  const select = (from: number, to: number) => {
    input.current?.focus();
    input.current?.setSelectionRange(from, to);
  };
  const insert = (from: number, to: number, part: string) => {
    isInList.current = false;
    const isOpen = part.endsWith(":");
    const rest = text.slice(to);
    const next = `${text.slice(0, from)}${part}${isOpen || rest.startsWith(" ") ? "" : " "}`;
    handleType(next + rest);
    inNextFrame(() => select(next.length, next.length));
  };

  // With only one account or region there is no choice.
  const choosable = CHIP_KEYS.filter((key) =>
    isScopeKey(key) ? known[key].length > 1 : hasTime || key !== "started",
  );
  const keys: Entry[] = choosable
    .filter((key) => isMeant(key, text))
    .map((key) => ({
      id: key,
      label: chipLabel(key),
      detail: "",
      pick: () => onPick(key),
    }));
  const caret = input.current?.selectionStart ?? text.length;
  const offered = filterTextSuggestions(text, Math.min(caret, text.length), { suggestions, known });
  const texts: Entry[] =
    text.trim() === ""
      ? []
      : offered.options.map((option) => ({
          id: `text ${option.insert}`,
          label: option.label,
          detail: option.detail,
          pick: () => insert(offered.from, offered.to, option.insert),
        }));
  const instead: Entry[] =
    issue?.instead === undefined
      ? []
      : [
          {
            id: "instead",
            label: issue.instead,
            detail: "instead of this text",
            pick: () => apply(issue.instead ?? ""),
          },
        ];
  const entries = [...instead, ...texts, ...keys];

  const handleKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (isComposing(event.nativeEvent)) {
      // The list below would take the Enter that ends a composition for a choice.
      if (event.key === "Enter") event.stopPropagation();
      return;
    }
    if (event.key !== "Enter") {
      if (event.key !== "Shift") isInList.current = /^Arrow(?:Up|Down)$/.test(event.key);
      return;
    }
    // The list handles Enter when one of its entries is current.
    const hasLine = event.currentTarget.hasAttribute("aria-activedescendant");
    if (hasLine && isInList.current) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.repeat || text.trim() === "") return;
    const [only, ...others] = keys;
    if (only && others.length === 0) only.pick();
    else apply(text);
  };
  return (
    <Autocomplete inputValue={text} onInputChange={handleType} disableAutoFocusFirst>
      <TextField
        aria-label="Filters as text"
        autoFocus
        isInvalid={issue !== null}
        className="border-line border-b p-2"
      >
        {/* A field with one line would remove the line ends, which separate commands and end comments. */}
        <TextArea
          ref={input}
          rows={1}
          onKeyDownCapture={handleKeyDown}
          onPaste={() => {
            isPasting.current = true;
          }}
          {...VERBATIM}
          placeholder="owner:alice -status:Failed last 7d"
          className="border-line-strong bg-bg placeholder:text-ink-3 block field-sizing-content max-h-40 min-h-7.5 w-full resize-none rounded-md border px-2 py-1 leading-5 wrap-anywhere focus-visible:outline-offset-0"
        />
        <FieldError className="text-bad mt-1.5 block text-xs wrap-anywhere">
          {issue?.detail}
        </FieldError>
      </TextField>
      <Menu
        aria-label="Filter by"
        className="max-h-80 overflow-auto p-1 outline-none"
        onAction={(id) => entries.find((entry) => entry.id === id)?.pick()}
        renderEmptyState={() => (
          <p className="text-ink-2 px-2 py-1.5">Press Enter to apply the text.</p>
        )}
      >
        {entries.map(({ id, label, detail }) => (
          <EntryLine key={id} id={id} label={label} detail={detail} />
        ))}
      </Menu>
    </Autocomplete>
  );
}

/** Whether a key is offered: all are at first, then those whose label begins with the typed text. */
function isMeant(key: ChipKey, text: string): boolean {
  return chipLabel(key).toLowerCase().startsWith(text.trim().toLowerCase());
}
