"use client";

import { useKnownAccounts } from "@/components/view/known-accounts";
import type { SearchChange } from "@/components/view/use-session-search";
import { scopeField } from "@/lib/sessions/chips/value-draft";
import { scopeOf } from "@/lib/sessions/query/known-account";
import type { ScopeKey } from "@/lib/sessions/query/scope-keys";
import type { EditorProps } from "./editor-props";
import { ValueEditor } from "./value-editor";

/** Chooses accounts or regions from those that the viewer may see. */
export function ScopeEditor({
  scopeKey,
  names,
  leaveRef,
  onApply,
  onDiscard,
}: EditorProps<SearchChange> & {
  scopeKey: ScopeKey;
  names: string[];
}) {
  const known = scopeOf(useKnownAccounts())[scopeKey];
  return (
    <ValueEditor
      filterKey={scopeKey}
      field={scopeField(scopeKey, known)}
      values={names}
      suggestions={[]}
      listed={[]}
      leaveRef={leaveRef}
      onApply={(chosen) => onApply({ [scopeKey]: chosen.length > 0 ? chosen.toSorted() : null })}
      onDiscard={onDiscard}
    />
  );
}
