"use client";

import type { ComponentProps } from "react";
import { useScopeColumns } from "./use-scope-columns";

/** What the table scrolls in. It tells the style sheet how many columns say account and region. */
export function TableScroller(props: ComponentProps<"div">) {
  const { account, region } = useScopeColumns();
  return (
    <div
      className="session-scroller"
      data-scope-columns={Number(account) + Number(region)}
      {...props}
    />
  );
}
