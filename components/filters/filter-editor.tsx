"use client";

import { useState } from "react";
import type { SearchChange } from "@/components/view/use-session-search";
import { filterField } from "@/lib/sessions/chips/value-draft";
import type { FilterKey } from "@/lib/sessions/query/fields";
import { valuesOf, withValuesOf } from "@/lib/sessions/query/filter-change";
import {
  FILTER_OPERATORS,
  type FilterOperator,
  type FilterValue,
  OPERATOR_LABELS,
} from "@/lib/sessions/query/filter-value";
import type { SessionState } from "@/lib/sessions/session/session";
import { statusesOf } from "@/lib/sessions/session/session-status";
import type { EditorProps } from "./editor-props";
import { ValueEditor } from "./value-editor";

/** Chooses the operator and the values of a filter. */
export function FilterEditor({
  filterKey,
  operator: first,
  values,
  suggestions,
  state,
  leaveRef,
  onApply,
  onDiscard,
}: EditorProps<SearchChange> & {
  filterKey: FilterKey;
  operator: FilterOperator;
  values: FilterValue[];
  suggestions: string[];
  state: SessionState;
}) {
  const [operator, setOperator] = useState(first);
  const field = filterField(filterKey, operator);
  const isStatus = filterKey === "status" && field.oneOf !== null;
  // The values of the operator that the editor opened with move to the operator that is chosen.
  const moved = operator === first ? values : values.filter((each) => each.operator !== first);
  return (
    <>
      <div className="border-line flex items-center gap-2 border-b px-2 py-1.5">
        <label htmlFor="filter-operator" className="text-ink-2">
          {field.label}
        </label>
        <select
          id="filter-operator"
          aria-label={`Operator of ${field.label}`}
          value={operator}
          onChange={(event) =>
            setOperator(FILTER_OPERATORS.find((each) => each === event.target.value) ?? "is")
          }
          className="border-line-strong bg-bg h-7.5 grow rounded-md border px-1.5"
        >
          {FILTER_OPERATORS.map((each) => (
            <option key={each} value={each}>
              {OPERATOR_LABELS[each]}
            </option>
          ))}
        </select>
      </div>
      <ValueEditor
        // Another operator may allow other values, so the editor starts again with that operator’s values.
        key={operator}
        filterKey={filterKey}
        field={field}
        values={valuesOf(values, operator)}
        suggestions={field.oneOf === null && operator.startsWith("contains") ? [] : suggestions}
        listed={isStatus ? statusesOf(state) : []}
        leaveRef={leaveRef}
        onApply={(chosen) => onApply({ [filterKey]: withValuesOf(moved, operator, chosen) })}
        onDiscard={onDiscard}
      />
    </>
  );
}
