import Link from "next/link";
import { ResetPreferences } from "@/components/shell/reset-preferences";

export default function NotFoundPage() {
  return (
    <main className="mx-auto max-w-xl px-5 py-16">
      <title>Not found · Sessionscope</title>
      <h1 className="text-base font-semibold">There is no such page</h1>
      <p className="text-ink-2 mt-1.5">The address may be mistyped. Sessions are listed here:</p>
      <ul className="mt-4 flex gap-4">
        <li>
          <Link href="/active" className="text-accent-ink underline">
            Active sessions
          </Link>
        </li>
        <li>
          <Link href="/history" className="text-accent-ink underline">
            History
          </Link>
        </li>
      </ul>
      <p className="text-ink-2 mt-8 mb-1.5">
        If pages look wrong, remove what this browser has stored.
      </p>
      <ResetPreferences />
    </main>
  );
}
