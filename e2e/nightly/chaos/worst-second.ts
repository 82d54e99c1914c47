/** The most moments that any second holds; they are milliseconds of one clock, in any order. */
export function worstSecond(moments: readonly number[]): number {
  const sorted = [...moments].sort((a, b) => a - b);
  let first = 0;
  let most = 0;
  for (const [index, moment] of sorted.entries()) {
    while (moment - (sorted[first] ?? moment) >= 1000) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
}
