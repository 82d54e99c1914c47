/**
 * The candidate that a mistyped word most likely means, ignoring case: one that begins with the word, or one that
 * differs from it by one or two typing errors. Null if no candidate is near.
 */
export function nearestWord(word: string, candidates: readonly string[]): string | null {
  const typed = word.toLowerCase();
  const begun = candidates.find((each) => each.toLowerCase().startsWith(typed));
  if (typed.length >= 2 && begun !== undefined) return begun;
  // A short word is near to many others, so it may have only one error.
  const most = typed.length < 5 ? 1 : 2;
  const near = candidates
    .map((candidate) => ({ candidate, distance: editDistance(typed, candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= most && distance < candidate.length - 1)
    .sort((a, b) => a.distance - b.distance);
  return near[0]?.candidate ?? null;
}

/**
 * The number of letters to add, remove, replace or swap with the next one to turn one word into the other (optimal
 * string alignment). Long words get a large distance without a calculation, so that a pasted text costs nothing.
 */
export function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2 || a.length > 64) return Math.max(a.length, b.length, 3);
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      const isSwapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current[column] = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (isSame ? 0 : 1),
        isSwapped ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
