"use client";

import type { ComponentType } from "react";
import { cn } from "@/lib/cn";
import { COLUMNS, type ColumnName } from "@/lib/sessions/query/columns";
import {
  AccountCell,
  type CellProps,
  DurationCell,
  IdCell,
  KindCell,
  OwnerCell,
  RegionCell,
  StartedCell,
  StatusCell,
  TargetCell,
  TextCell,
} from "./session-cells";

type Look = {
  /** A fixed width (`basis`) or a share of what is left (`grow`, `min-w`), by the room of the table. */
  width: string;
  /** Where it stands on a phone; without a place it is left out there. */
  stacked?: string;
  /** How wide a value is, roughly, on Tailwind's scale. */
  skeleton: string;
  /** Whether its values are times, so that the head names their zone. */
  isTime?: boolean;
  Cell: ComponentType<CellProps>;
};

/** How the table shows each column. The variants of room (`medium` … `stacked`) are in `app/session-columns.css`. */
const LOOKS: Record<ColumnName, Look> = {
  status: {
    width: "basis-[132px] narrow:basis-[124px]",
    stacked: "stacked:[grid-area:status] stacked:justify-self-end",
    skeleton: "w-24",
    Cell: StatusCell,
  },
  owner: {
    width:
      "min-w-[150px] grow-[1.15] medium:min-w-[140px] small:min-w-[130px] small:grow-[1.3] narrow:min-w-[90px] narrow:grow",
    stacked: "stacked:[grid-area:owner]",
    skeleton: "w-36",
    Cell: OwnerCell,
  },
  target: {
    width: "min-w-[160px] grow-[1.15] crowded:small:min-w-[150px] narrow:min-w-[100px] narrow:grow",
    stacked: "stacked:[grid-area:target]",
    skeleton: "w-40",
    Cell: TargetCell,
  },
  started: {
    width:
      "min-w-[150px] grow-[0.75] crowded:small:min-w-[100px] narrow:min-w-0 narrow:grow-0 narrow:basis-[96px]",
    stacked: "stacked:[grid-area:started] stacked:justify-self-end",
    skeleton: "w-16",
    isTime: true,
    Cell: StartedCell,
  },
  duration: {
    width: "basis-[108px] crowded:small:basis-[100px] narrow:basis-[100px]",
    stacked: "stacked:[grid-area:duration] stacked:text-ink-2",
    skeleton: "w-14",
    Cell: DurationCell,
  },
  kind: {
    width: "min-w-[132px] grow-[0.7] small:min-w-[100px] crowded:small:min-w-[96px] narrow:hidden",
    skeleton: "w-20",
    Cell: KindCell,
  },
  account: {
    width: "basis-[112px] crowded:basis-[88px] narrow:hidden",
    skeleton: "w-16",
    Cell: AccountCell,
  },
  region: { width: "basis-[112px] narrow:hidden", skeleton: "w-20", Cell: RegionCell },
  reason: {
    width: "min-w-[120px] grow medium:min-w-[110px] small:hidden",
    skeleton: "w-32",
    Cell: (props) => <TextCell field="reason" {...props} />,
  },
  sessionId: {
    width: "min-w-[190px] grow-[1.2] medium:hidden",
    skeleton: "w-44",
    Cell: IdCell,
  },
};

/** A column of the table. `className` are the classes of everything that stands in it: name, cells and skeleton. */
export type TableColumn = ReturnType<typeof toTableColumn>;

function toTableColumn({ name, label }: (typeof COLUMNS)[number]) {
  const { width, stacked, isTime = false, skeleton, Cell } = LOOKS[name];
  const phone = stacked === undefined ? "stacked:hidden" : cn("stacked:min-w-0", stacked);
  return { name, label, className: cn("session-cell", width, phone), isTime, skeleton, Cell };
}

/** All columns of the table, in their order. */
export const TABLE_COLUMNS = COLUMNS.map(toTableColumn);
