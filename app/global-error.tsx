"use client";

import "./globals.css";
import { FailedPage } from "@/components/shell/failed-page";

/** Replaces the whole document if the root layout fails, which reads the preferences. */
export default function GlobalErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <html lang="en">
      <body className="bg-bg text-ink">
        <FailedPage digest={error.digest} onRetry={reset} />
      </body>
    </html>
  );
}
