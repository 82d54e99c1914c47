import type { ReactNode } from "react";

/** Replaces the view in a frame: says why, and what to do. */
export function FrameNotice({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div role="alert" className="mx-auto w-full max-w-xl px-5 py-12">
      <title>{`${title} · Sessionscope`}</title>
      <h1 className="text-base font-semibold">{title}</h1>
      <div className="text-ink-2 mt-1.5 wrap-anywhere">{children}</div>
    </div>
  );
}
