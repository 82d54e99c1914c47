import type { ReactNode } from "react";

/** What a page of signing in has to say, and the ways on from there. */
export function EntryNotice({
  title,
  heading,
  ways,
  children,
}: {
  /** What the tab is called. */
  title: string;
  heading: string;
  ways: ReactNode;
  children: ReactNode;
}) {
  return (
    <>
      <title>{`${title} · Sessionscope`}</title>
      <h1 className="text-base font-semibold">{heading}</h1>
      {children}
      {ways && <div className="mt-4 flex flex-wrap gap-2">{ways}</div>}
    </>
  );
}
