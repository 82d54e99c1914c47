"use client";

import { Info } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { Button } from "@/components/ui/button";
import { NoticeBar, NoticeText } from "@/components/ui/notice-bar";
import { useSessionSearch } from "@/components/view/use-session-search";
import { valueText } from "@/lib/sessions/chips/filter-chips";
import { FIELDS } from "@/lib/sessions/query/fields";
import { withAlso } from "@/lib/sessions/query/filter-change";
import { type FilterDoubt, filterDoubts, readingNotes } from "@/lib/sessions/query/filter-doubts";
import { isSameValue, OPERATOR_LABELS } from "@/lib/sessions/query/filter-value";

const SHOWN = 3;

/** Explains filters that no session can match, with a button for the likely one, and how parts of a link were read. */
export function FilterDoubts() {
  const [search, setSearch] = useSessionSearch();
  const notes = readingNotes(new URLSearchParams(useSearchParams().toString()));
  const doubts = filterDoubts(search);
  const more = Math.max(notes.length - SHOWN, 0) + Math.max(doubts.length - SHOWN, 0);
  if (notes.length + doubts.length === 0) return null;

  const handleUse = ({ key, value, meant }: FilterDoubt) => {
    if (meant === null) return;
    const rest = search[key].filter((each) => !isSameValue(each, value));
    const own = meant.key === key ? rest : search[meant.key];
    // The notice disappears together with the button that has the focus.
    document.querySelector<HTMLElement>('[data-filter="add"]')?.focus();
    setSearch({ [key]: rest, [meant.key]: withAlso(own, meant.value) });
  };
  return (
    <NoticeBar role="status" icon={Info} tone="info">
      <NoticeText>
        {notes.slice(0, SHOWN).map((note) => (
          <p key={note}>
            <bdi>{note}</bdi>
          </p>
        ))}
        {doubts.slice(0, SHOWN).map((doubt) => (
          <p key={`${doubt.key} ${doubt.value.operator} ${doubt.value.value}`}>
            <bdi>{doubt.detail}</bdi>{" "}
            {doubt.meant !== null && (
              <Button wraps onClick={() => handleUse(doubt)}>
                <span>
                  Use {FIELDS[doubt.meant.key].label} {OPERATOR_LABELS[doubt.meant.value.operator]}{" "}
                  <bdi>{valueText(doubt.meant.key, doubt.meant.value.value)}</bdi>
                </span>
              </Button>
            )}
          </p>
        ))}
        {more > 0 && <p>And {more} more.</p>}
      </NoticeText>
    </NoticeBar>
  );
}
