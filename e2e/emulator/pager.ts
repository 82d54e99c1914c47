import type { Cursor } from "./cursor";
import { mix } from "./hash";
import type { Scan } from "./scan";

export type Page = { rows: readonly number[]; next: Cursor | undefined };

/** How rows are cut into pages. The service's own way is `inOrder`; the others are scenarios. */
export type Pager = (scan: Scan, cursor: Cursor, limit: number) => Page;

export const inOrder: Pager = (scan, cursor, limit) => {
  const { rows, next } = scan(cursor.at, limit);
  return { rows, next: goOn(cursor, next) };
};

/** Short, empty, empty, full, and again; even the end is announced by an empty page. */
export const sparsely: Pager = (scan, cursor, limit) => {
  const phase = cursor.turn % 4;
  if (phase === 1 || phase === 2) {
    const { rows, next } = scan(cursor.at, 1);
    const isOver = rows.length === 0 && next === undefined;
    return { rows: [], next: isOver ? undefined : goOn(cursor, cursor.at) };
  }
  const { rows, next } = scan(cursor.at, phase === 0 ? Math.ceil(limit / 3) : limit);
  const after = next ?? (rows.at(-1) ?? 0) - 1;
  return { rows, next: rows.length > 0 || next !== undefined ? goOn(cursor, after) : undefined };
};

/** Shuffled within the page, and one row of each page comes a page late. */
export const outOfOrder: Pager = (scan, cursor, limit) => {
  const fresh = scan(cursor.at, limit + 1 - cursor.held.length);
  const late = fresh.rows[0];
  if (late === undefined || cursor.held.length + fresh.rows.length <= limit) {
    const rows = shuffled([...cursor.held, ...fresh.rows]);
    return { rows, next: goOn(cursor, fresh.next) };
  }
  const rows = shuffled([...cursor.held, ...fresh.rows.slice(1)]);
  const at = fresh.next ?? (fresh.rows.at(-1) ?? 0) - 1;
  return { rows, next: { at, turn: cursor.turn + 1, held: [late] } };
};

/** Each page begins with the last rows of the page before. */
export const repeatedly: Pager = (scan, cursor, limit) => {
  const again = cursor.held.slice(0, limit - 1);
  const fresh = scan(cursor.at, limit - again.length);
  const rows = [...again, ...fresh.rows];
  const next = goOn(cursor, fresh.next);
  return { rows, next: next && { ...next, held: rows.slice(-3) } };
};

/** From the second page on, the same page and the same token for ever. */
export const inCircles: Pager = (scan, cursor, limit) => {
  const { rows, next } = scan(cursor.at, limit);
  return { rows, next: cursor.turn === 0 ? goOn(cursor, next) : cursor };
};

function goOn(cursor: Cursor, at: number | undefined): Cursor | undefined {
  return at === undefined ? undefined : { at, turn: cursor.turn + 1, held: [] };
}

function shuffled(rows: number[]): number[] {
  return rows.sort((left, right) => mix(left) - mix(right));
}
