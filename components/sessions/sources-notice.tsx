"use client";

import { TriangleAlert } from "lucide-react";
import { Button } from "@/components/ui/button";
import { NoticeBar, NoticeText } from "@/components/ui/notice-bar";
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
    <NoticeBar as="section" aria-label="Missing sources" icon={TriangleAlert}>
      <NoticeText role="status">
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
      </NoticeText>
      <Button onClick={onRetry} disabled={isRetrying}>
        {isRetrying ? "Retrying…" : "Retry"}
      </Button>
    </NoticeBar>
  );
}
