import { displayText } from "./display-text";
import { parseOwner } from "./owner";
import type { Session } from "./session";
import { shortTarget } from "./target";

/** A short title of a session: person and target, or the id if AWS gives neither or only one of them. */
export function sessionTitle({ id, owner, target }: Pick<Session, "id" | "owner" | "target">) {
  const person = owner === null ? null : displayText(parseOwner(owner).person);
  const node = target === null ? null : displayText(shortTarget(target));
  if (person && node) return `${person} on ${node}`;
  return displayText(id);
}
