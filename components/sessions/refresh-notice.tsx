"use client";

import { Button } from "@/components/ui/button";
import { useNow } from "@/components/view/use-now";
import { ApiError } from "@/lib/api-error";
import { toServerTime } from "@/lib/server-clock";
import { recentTime } from "@/lib/sessions/time/time-format";
import { zoneLabel } from "@/lib/sessions/time/time-zone";
import type { useSessions } from "./use-sessions";

/** Says that the rows below are out of date because the last refresh failed. */
export function RefreshNotice({
  query,
  zone,
}: {
  query: ReturnType<typeof useSessions>["query"];
  zone: string;
}) {
  const now = useNow();
  if (!query.isRefetchError) return null;
  const { title, message } =
    query.error instanceof ApiError
      ? query.error
      : { title: "Refreshing failed", message: "The rows could not be refreshed." };
  return (
    <div
      role="alert"
      className="border-line bg-bad-soft flex flex-wrap items-center gap-x-3 gap-y-1 border-b px-5 py-2"
    >
      <p className="min-w-0 grow wrap-anywhere">
        <strong className="text-bad font-semibold">{title}.</strong> {message} Rows as of{" "}
        {recentTime(toServerTime(query.dataUpdatedAt), zone, now)} {zoneLabel(zone)}.
      </p>
      <Button onClick={() => void query.refetch()} disabled={query.isFetching}>
        Retry
      </Button>
    </div>
  );
}
