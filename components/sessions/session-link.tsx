"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { letSelect } from "@/components/ui/selectable-link";
import { handleTextClick } from "@/components/ui/text-click";
import { useFrame } from "@/components/view/frame";
import { DISPLAY_KEYS } from "@/lib/embed/display";
import { serializeSessionSearchParams } from "@/lib/sessions/query/search-params";
import { displayText } from "@/lib/sessions/session/display-text";

/** A session's id as a link to its details in this view, so that it can be opened in a new tab. */
export function SessionLink({ id, onOpen }: { id: string; onOpen: () => void }) {
  const isEmbedded = useFrame() !== null;
  // A new tab is not a frame: there the dashboard shows the same view.
  const pathname = usePathname().replace(/^\/embed(?=\/)/, "");
  const search = new URLSearchParams(useSearchParams());
  if (isEmbedded) for (const key of DISPLAY_KEYS) search.delete(key);
  return (
    <a
      href={`${pathname}${serializeSessionSearchParams(search, { session: id })}`}
      tabIndex={-1}
      title={displayText(id)}
      className="text-ink-2 hover:text-accent-ink block truncate rounded font-mono text-xs hover:underline"
      draggable={false}
      onPointerDown={letSelect}
      onClick={(event) => {
        event.stopPropagation();
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        handleTextClick(event, onOpen);
      }}
    >
      {displayText(id)}
    </a>
  );
}
