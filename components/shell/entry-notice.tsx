import type { ReactNode, Ref } from "react";
import { cn } from "@/lib/cn";

/** The message of a sign-in page, and its links and buttons. */
export function EntryNotice({
  title,
  heading,
  headingRef,
  actions,
  children,
}: {
  /** The title of the browser tab. */
  title: string;
  heading: string;
  /** For a caller that moves the focus to the heading after this message has replaced a page. */
  headingRef?: Ref<HTMLHeadingElement>;
  actions: ReactNode;
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
      {actions && <div className="mt-4 flex flex-wrap gap-2">{actions}</div>}
    </>
  );
}
