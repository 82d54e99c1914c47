/** Where the next page begins. */
export type Cursor = {
  /** The next session number to look at, downwards. */
  at: number;
  /** How many pages came before. */
  turn: number;
  /** Sessions owed from earlier pages, for the scenarios that misplace or repeat them. */
  held: readonly number[];
};

export function printCursor({ at, turn, held }: Cursor): string {
  return [at, turn, ...held].join(",");
}

export function parseCursor(text: string): Cursor {
  const [at = 0, turn = 0, ...held] = text.split(",").map(Number);
  return { at, turn, held };
}
