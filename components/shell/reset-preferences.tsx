"use client";

import { removePreferences } from "@/components/browser/preferences";
import { Button } from "@/components/ui/button";

/** The keys of a URL that only change how a view looks. */
const DISPLAY_ONLY = ["tz", "cols", "density", "lanes"];

/** Removes the stored preferences and those of the URL, then loads the page again. The filters stay. */
export function ResetPreferences() {
  const reset = () => {
    removePreferences();
    const url = new URL(window.location.href);
    for (const key of DISPLAY_ONLY) url.searchParams.delete(key);
    window.history.replaceState(null, "", url);
    window.location.reload();
  };
  return <Button onClick={reset}>Reset preferences</Button>;
}
