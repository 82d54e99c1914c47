import { Fragment } from "react";
import type { Chip } from "@/lib/sessions/chips/filter-chips";

/** The values of a chip. Each is isolated, so that right-to-left text in one cannot reorder the others. */
export function ChipValues({ chip }: { chip: Chip }) {
  const joint = chip.more > 0 ? ", " : " or ";
  return (
    <>
      {chip.values.map((value, index) => (
        <Fragment key={value}>
          {index > 0 && joint}
          <bdi>{value}</bdi>
        </Fragment>
      ))}
      {chip.more > 0 && ` +${chip.more}`}
    </>
  );
}
