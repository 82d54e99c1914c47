import { type FieldDoubt, meantIs, meantPart } from "./field";
import { SESSION_ID } from "./meant-id";

const WHY =
  "the id of a session usually is a name, a hyphen and 17 or 26 small letters and digits.";

/** AWS documents no form of a session's id, so a text of another form is only unusual. It may be a part of an id. */
export function sessionIdDoubt(value: string): FieldDoubt | null {
  if (SESSION_ID.test(value)) return null;
  const words = value.match(/[\w+=,.@-]+/g) ?? [];
  const ids = new Set(words.filter((word) => SESSION_ID.test(word)));
  const [id, ...others] = ids;
  const last = words.at(-1);
  const part = last === undefined ? null : meantPart("sessionId", last);
  const isOther = value.includes("/") || /^(?:arn|aws|ecs):/.test(value);
  const whole = id !== undefined && others.length === 0 ? meantIs("sessionId", id) : part;
  return { why: WHY, isCertain: false, inParts: false, meant: isOther ? null : whole };
}
