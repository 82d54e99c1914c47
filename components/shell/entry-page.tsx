import type { ReactNode } from "react";
import { Logo } from "./logo";

/** A page without the dashboard: the logo and a message. */
export function EntryPage({ children }: { children: ReactNode }) {
  return (
    <>
      <header className="border-line bg-surface flex h-13 items-center border-b px-3 sm:px-5">
        <Logo />
      </header>
      <main className="mx-auto max-w-xl px-5 py-16">{children}</main>
    </>
  );
}
