import { displayText } from "./display-text";
import { parseOwner } from "./owner";
import type { Session } from "./session";
import { shortTarget } from "./target";

/** One session in a few words: who was on what; its id where AWS does not say. */
export function sessionTitle({ id, owner, target }: Pick<Session, "id" | "owner" | "target">) {
  const person = owner === null ? null : displayText(parseOwner(owner).person);
  const place = target === null ? null : displayText(shortTarget(target));
  if (person && place) return `${person} on ${place}`;
  return displayText(id);
}
