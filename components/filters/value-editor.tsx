"use client";

import { type KeyboardEvent, useImperativeHandle, useRef, useState } from "react";
import { Autocomplete, FieldError, Input, TextField } from "react-aria-components";
import { Button } from "@/components/ui/button";
import { isComposing, VERBATIM } from "@/components/ui/typing";
import {
  isOffered,
  isSameChoice,
  meansAnOption,
  optionsOf,
  readTyped,
  typedOnLeaving,
  type ValueField,
  withValue,
} from "@/lib/sessions/chips/value-draft";
import type { FilterKey } from "@/lib/sessions/query/fields";
import type { ScopeKey } from "@/lib/sessions/query/scope-keys";
import type { EditorProps } from "./editor-props";
import { ValueList } from "./value-list";

/**
 * Chooses the values of one key. Typing narrows the suggestions, or enters a new value. The URL changes only when the
 * user applies the values.
 */
export function ValueEditor({
  filterKey,
  field,
  values,
  suggestions,
  listed,
  leaveRef,
  onApply,
  onDiscard,
}: EditorProps<string[]> & {
  filterKey: FilterKey | ScopeKey;
  field: ValueField;
  values: string[];
  suggestions: string[];
  /** The values that sessions in this tab can have; empty if any value is possible. */
  listed: readonly string[];
}) {
  const { label, oneOf } = field;
  const [chosen, setChosen] = useState(values);
  const [added, setAdded] = useState<string[]>([]);
  const [typed, setTyped] = useState("");
  const [issue, setIssue] = useState<string | null>(null);
  /** After an option has been chosen, Enter applies the values instead of undoing that choice. */
  const hasToggled = useRef(false);
  const options = oneOf ? optionsOf(listed, oneOf, values) : optionsOf(added, values, suggestions);

  const handleType = (text: string) => {
    setTyped(text);
    setIssue(null);
  };
  /** Adds the typed text to the chosen values; null if it is not a valid value. */
  const take = (text: string, isLiteral = false): string[] | null => {
    const reading = isLiteral ? field.check(text.trim()) : readTyped(field, text, options);
    const result = "issue" in reading ? reading : withValue(chosen, reading.value);
    if ("issue" in result) {
      setIssue(result.issue);
      return null;
    }
    setChosen(result.values);
    setAdded(
      optionsOf(
        result.values.filter((value) => !options.includes(value)),
        added,
      ),
    );
    handleType("");
    return result.values;
  };
  const apply = (next: string[]) => {
    if (isSameChoice(next, values)) onDiscard();
    else onApply(next);
  };
  const handleApply = () => {
    const next = typed.trim() === "" ? chosen : take(typed);
    if (next) apply(next);
  };
  const handleLeave = () => {
    const last = typedOnLeaving(field, typed, options);
    apply(last === null ? chosen : optionsOf(chosen, [last]));
  };
  const handleKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event.nativeEvent)) {
      // The list below would take the Enter that ends a composition for a choice.
      if (event.key === "Enter") event.stopPropagation();
      return;
    }
    if (event.key !== "Enter") {
      hasToggled.current = false;
      return;
    }
    // The list handles Enter when one of its options is current.
    const hasOption = event.currentTarget.hasAttribute("aria-activedescendant");
    if (hasOption && !hasToggled.current && !event.repeat) return;
    event.preventDefault();
    event.stopPropagation();
    // The key that opened the editor may still be pressed.
    if (event.repeat) return;
    if (typed.trim() === "") apply(chosen);
    else take(typed);
  };
  useImperativeHandle(leaveRef, () => handleLeave);

  return (
    <Autocomplete
      inputValue={typed}
      onInputChange={handleType}
      filter={isOffered}
      disableAutoFocusFirst={oneOf === null}
    >
      <TextField
        aria-label={label}
        autoFocus
        isInvalid={issue !== null}
        className="border-line border-b p-2"
      >
        <Input
          {...VERBATIM}
          onKeyDownCapture={handleKeyDown}
          placeholder={oneOf ? "Choose or type" : "Type to search, Enter to choose"}
          className="border-line-strong bg-bg placeholder:text-ink-3 h-7.5 w-full rounded-md border px-2 focus-visible:outline-offset-0"
        />
        <FieldError className="text-bad mt-1.5 block text-xs break-words">{issue}</FieldError>
      </TextField>
      <ValueList
        label={`${label} values`}
        filterKey={filterKey}
        options={options}
        // A value that AWS does not document may be listed under any tab.
        listed={
          listed.length > 0
            ? optionsOf(
                listed,
                options.filter((option) => oneOf?.includes(option) === false),
              )
            : options
        }
        typed={typed}
        isClosed={oneOf !== null}
        chosen={chosen}
        onChoose={(next) => {
          hasToggled.current = true;
          setChosen(next);
          handleType("");
        }}
      />
      {oneOf === null && meansAnOption(field, typed, options) && (
        <div className="border-line border-t p-2">
          <Button variant="ghost" className="max-w-full" onClick={() => take(typed, true)}>
            <span className="truncate">Use exactly “{typed.trim()}”</span>
          </Button>
        </div>
      )}
      <div className="border-line flex items-center justify-between border-t p-2">
        <span aria-live="polite" className="text-ink-2 pl-1">
          {chosen.length === 0 ? "None chosen" : `${chosen.length} chosen`}
        </span>
        <Button variant="primary" onClick={handleApply}>
          Apply
        </Button>
      </div>
    </Autocomplete>
  );
}
