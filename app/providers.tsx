"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, Suspense, useState } from "react";
import { LinkSafeAddress } from "@/components/view/link-safe-address";
import { TimeZonePreference } from "@/components/view/time-zone-preference";
import { createQueryClient } from "@/lib/query-client";
import { canonicalQuery } from "@/lib/sessions/query/search-params";

export function Providers({
  preferredTimeZone,
  children,
}: {
  preferredTimeZone: string;
  children: ReactNode;
}) {
  const [queryClient] = useState(createQueryClient);
  return (
    <NuqsAdapter processUrlSearchParams={canonicalQuery}>
      <Suspense>
        <LinkSafeAddress />
      </Suspense>
      <QueryClientProvider client={queryClient}>
        <TimeZonePreference initial={preferredTimeZone}>{children}</TimeZonePreference>
      </QueryClientProvider>
    </NuqsAdapter>
  );
}
