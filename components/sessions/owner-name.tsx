import { displayText } from "@/lib/sessions/session/display-text";
import { parseOwner } from "@/lib/sessions/session/owner";

/** An owner in readable form: the person, then the role in a softer colour. The ARN is the tooltip. */
export function OwnerName({ owner }: { owner: string | null }) {
  if (owner === null) return <Nothing />;
  const { person, role } = parseOwner(owner);
  return (
    <span title={displayText(owner)} className="block truncate">
      <bdi className="font-semibold">{displayText(person)}</bdi>
      {role !== null && <bdi className="text-ink-3 ml-1.5">{displayText(role)}</bdi>}
    </span>
  );
}

/** Stands for a value that AWS did not give. */
export function Nothing() {
  return (
    <span className="text-ink-3">
      <span aria-hidden="true">—</span>
      <span className="sr-only">none</span>
    </span>
  );
}
