"use client";

import type { Ref } from "react";
import { scopeOf } from "@/lib/sessions/known-account";
import type { ScopeKey } from "@/lib/sessions/scope-keys";
import { scopeField } from "@/lib/sessions/value-draft";
import { useKnownAccounts } from "./known-accounts";
import type { SearchChange } from "./use-session-search";
import { ValueEditor } from "./value-editor";

/** Chooses accounts or regions among those there are. */
export function ScopeEditor({
  scopeKey,
  names,
  leaveRef,
  onApply,
  onDiscard,
}: {
  scopeKey: ScopeKey;
  names: string[];
  leaveRef: Ref<() => void>;
  onApply: (change: SearchChange) => void;
  onDiscard: () => void;
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
