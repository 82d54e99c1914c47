import { readFileSync } from "node:fs";
import type { Session } from "./sessions-api";

/** A key that filters by a field of a session, as docs/filters.md has it. */
export type DocumentedField = { key: string; textOf: (session: Session) => string | null };

/** The fields of docs/filters.md. A session has each under its key, but its id under `id`. */
export const DOCUMENTED_FIELDS: readonly DocumentedField[] = fieldsOf(
  readFileSync("docs/filters.md", "utf8"),
);

function fieldsOf(text: string): DocumentedField[] {
  const [, table = ""] = /^\| key .*\n\|[- |]+\n((?:\|.*\n)+)/m.exec(text) ?? [];
  const fields = table.split("\n").flatMap((line) => {
    const [key, , , , absent] = line.split("|").slice(1, -1).map(codeOf);
    return key ? [{ key, textOf: textAt(key === "sessionId" ? "id" : key, absent || null) }] : [];
  });
  if (fields.length === 0) throw new Error("docs/filters.md has no table of keys.");
  return fields;
}

/** The member of a session that a key is about, or the value of a session without it. */
function textAt(member: string, absent: string | null) {
  return (session: Session): string | null => {
    const text: unknown = Object.entries(session).find(([name]) => name === member)?.[1];
    return typeof text === "string" ? text : absent;
  };
}

function codeOf(cell: string): string {
  return cell.trim().replaceAll("`", "");
}
