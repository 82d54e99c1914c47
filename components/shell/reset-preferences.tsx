"use client";

import { removePreferences } from "@/components/browser/preferences";
import { Button } from "@/components/ui/button";
import { serializeSessionSearchParams } from "@/lib/sessions/query/search-params";

/** The keys of a URL that only change how a view looks. */
const DISPLAY_ONLY = ["tz", "cols", "density", "lanes"];

/** Removes the stored preferences and those of the URL, then loads the page again. The filters stay. */
export function ResetPreferences() {
  const reset = () => {
    removePreferences();
    const { pathname, search, hash } = window.location;
    const query = new URLSearchParams(search);
    for (const key of DISPLAY_ONLY) query.delete(key);
    const rest = serializeSessionSearchParams(query, {});
    window.history.replaceState(null, "", `${pathname}${rest}${hash}`);
    window.location.reload();
  };
  return <Button onClick={reset}>Reset preferences</Button>;
}
