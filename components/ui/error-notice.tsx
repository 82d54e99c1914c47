import type { ReactNode } from "react";

/** Describes a failure and offers buttons to act on it. */
export function ErrorNotice({
  title,
  detail,
  requestId,
  children,
}: {
  title: string;
  detail: ReactNode;
  requestId?: string | null;
  children?: ReactNode;
}) {
  return (
    <div role="alert" className="mx-auto max-w-xl px-5 py-12">
      <h2 className="text-bad text-base font-semibold">{title}</h2>
      <p className="mt-1.5 wrap-anywhere">{detail}</p>
      {requestId && (
        <p className="text-ink-3 mt-1.5">
          Request id <code className="font-mono text-xs">{requestId}</code>
        </p>
      )}
      {children && <div className="mt-4 flex flex-wrap gap-2">{children}</div>}
    </div>
  );
}
