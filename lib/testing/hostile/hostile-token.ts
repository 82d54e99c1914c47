import "server-only";
import fc from "fast-check";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=. ";

/** Texts that a header can contain, and that look a little like a token. */
export const headerText = fc.string({
  unit: fc.constantFrom(...LETTERS, "{", "}", '"', ",", ":", "\u00e9"),
});

/** The damage of a text; the result can still be in a header. */
export const damage = fc.record({
  kind: fc.constantFrom("changed", "changed", "cut", "longer"),
  at: fc.nat(),
  letter: fc.constantFrom(...LETTERS),
});

/** A damaged valid token; sometimes the damage changes nothing. */
export function damaged(
  good: string,
  { kind, at, letter }: { kind: string; at: number; letter: string },
): string {
  const index = at % good.length;
  if (kind === "longer") return good + letter;
  if (kind === "cut") return good.slice(0, index);
  return good.slice(0, index) + letter + good.slice(index + 1);
}
