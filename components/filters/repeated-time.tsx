import { useId } from "react";
import { type LocalTime, localTimeText } from "@/lib/sessions/time/local-time";
import { offsetName } from "@/lib/sessions/time/zone-offset";

/** Asks which of two instants a date and time means that the zone's clocks show twice. Otherwise it shows nothing. */
export function RepeatedTime({
  label,
  time,
  chosen,
  onChoose,
}: {
  label: string;
  time: LocalTime;
  /** The instant that counts now (epoch ms). */
  chosen: number;
  onChoose: (ms: number) => void;
}) {
  const name = useId();
  if (time.instants.length < 2) return null;
  return (
    <fieldset aria-label={`Which time, ${label}`} className="mt-1 flex flex-wrap gap-x-3 text-xs">
      <span>{localTimeText(time)} occurs twice:</span>
      {time.instants.map((ms, index) => (
        <label key={ms} className="flex cursor-pointer items-center gap-1">
          <input
            type="radio"
            name={name}
            checked={ms === chosen}
            onChange={() => onChoose(ms)}
            className="accent-accent"
          />
          {index === 0 ? "first" : "second"}, {offsetName(ms, time.zone)}
        </label>
      ))}
    </fieldset>
  );
}
