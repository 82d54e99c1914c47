import type { ReactNode, Ref } from "react";
import { cn } from "@/lib/cn";

/** What a page of signing in has to say, and the ways on from there. */
export function EntryNotice({
  title,
  heading,
  headingRef,
  ways,
  children,
}: {
  /** What the tab is called. */
  title: string;
  heading: string;
  /** For whoever moves the focus there, where the page became this one. */
  headingRef?: Ref<HTMLHeadingElement>;
  ways: ReactNode;
  children: ReactNode;
}) {
  return (
    <>
      <title>{`${title} · Sessionscope`}</title>
      <h1
        ref={headingRef}
        tabIndex={headingRef ? -1 : undefined}
        className={cn("text-base font-semibold", headingRef && "outline-none")}
      >
        {heading}
      </h1>
      {children}
      {ways && <div className="mt-4 flex flex-wrap gap-2">{ways}</div>}
    </>
  );
}
