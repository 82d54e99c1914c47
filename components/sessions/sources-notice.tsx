"use client";

import { TriangleAlert } from "lucide-react";
import { Button } from "@/components/ui/button";
import { useNow } from "@/components/view/use-now";
import type { SourceReport } from "@/lib/sessions/list/sessions-page";
import { groupFailures } from "@/lib/sessions/list/source-failures";
import { recentTime } from "@/lib/sessions/time/time-format";
import { zoneLabel } from "@/lib/sessions/time/time-zone";

const SHOWN = 4;

/** Lists the missing sources (account and region) with the reason, and offers a retry. */
export function SourcesNotice({
  failures,
  zone,
  isRetrying,
  onRetry,
}: {
  failures: SourceReport[];
  zone: string;
  isRetrying: boolean;
  onRetry: () => void;
}) {
  const now = useNow();
  const groups = groupFailures(failures);
  if (groups.length === 0) return null;
  return (
    <section
      aria-label="Missing sources"
      className="border-line bg-wait-soft flex items-start gap-2 border-b px-3 py-1.5 sm:px-5"
    >
      <TriangleAlert aria-hidden="true" className="text-wait mt-1.75 size-4 shrink-0" />
      <div role="status" className="min-w-0 grow py-1.25 wrap-anywhere">
        <ul>
          {groups.slice(0, SHOWN).map(({ names, message, requestId, asOf, hasRows }) => (
            <li key={`${names} ${message}`}>
              <strong className="font-semibold">{names}</strong>{" "}
              {asOf === null
                ? hasRows
                  ? "is incomplete: "
                  : "is missing: "
                : `is as of ${recentTime(Date.parse(asOf), zone, now)} ${zoneLabel(zone)}: `}
              {message}
              {requestId !== null && (
                <span className="text-ink-2">
                  {" "}
                  Request id <code className="font-mono text-xs">{requestId}</code>
                </span>
              )}
            </li>
          ))}
          {groups.length > SHOWN && <li>And {groups.length - SHOWN} more reasons.</li>}
        </ul>
      </div>
      <Button onClick={onRetry} disabled={isRetrying}>
        {isRetrying ? "Retrying…" : "Retry"}
      </Button>
    </section>
  );
}
