"use client";

import type { ComponentProps } from "react";
import { useColumns } from "./use-columns";

/** The element that the table scrolls in. With both account and region shown, columns have less room each. */
export function TableScroller(props: ComponentProps<"div">) {
  const scope = useColumns().filter(({ name }) => name === "account" || name === "region");
  return (
    <div className="session-scroller" data-crowded={scope.length === 2 || undefined} {...props} />
  );
}
