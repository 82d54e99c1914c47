"use client";

import { Copy } from "lucide-react";
import { useSessionSearch } from "@/components/filters/use-session-search";
import { Button } from "@/components/ui/button";
import { useCopy } from "@/components/ui/use-copy";
import { parseOwner } from "@/lib/sessions/owner";
import { NO_FILTERS, serializeSessionSearchParams } from "@/lib/sessions/search-params";
import type { Session, SessionState } from "@/lib/sessions/session";

/** From one session to those around it, and everything of it that can be copied. */
export function SessionActions({ session, state }: { session: Session; state: SessionState }) {
  const [search, setSearch] = useSessionSearch();
  const copy = useCopy();
  const { owner, target } = session;
  const copies = [
    { label: "ID", value: session.id, what: "the session id" },
    { label: "Target", value: target, what: "the target" },
    { label: "ARN", value: owner, what: "the owner’s ARN" },
    { label: "JSON", value: JSON.stringify(session, null, 2), what: "the session as JSON" },
  ];
  return (
    <>
      <div className="mt-5 flex flex-wrap gap-2">
        <Button
          disabled={target === null}
          onClick={() => setSearch({ ...NO_FILTERS, target: [target ?? ""] })}
        >
          All on this target
        </Button>
        <Button
          disabled={owner === null}
          onClick={() => setSearch({ ...NO_FILTERS, owner: [parseOwner(owner ?? "").person] })}
        >
          All by this owner
        </Button>
      </div>
      <h3 className="text-ink-2 mt-6 font-semibold">Copy</h3>
      <div className="mt-2 flex flex-wrap gap-2">
        {copies.map(({ label, value, what }) => (
          <Button
            key={label}
            disabled={value === null}
            aria-label={`Copy ${what}`}
            onClick={() => copy(value ?? "", what)}
          >
            <Copy aria-hidden="true" className="size-3.5" />
            {label}
          </Button>
        ))}
        <Button
          aria-label="Copy a link to this session"
          onClick={() => {
            const query = serializeSessionSearchParams({ tz: search.tz, session: session.id });
            copy(`${location.origin}/${state}${query}`, "a link to this session");
          }}
        >
          <Copy aria-hidden="true" className="size-3.5" />
          Link
        </Button>
      </div>
    </>
  );
}
