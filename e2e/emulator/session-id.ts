import { spell } from "./hash";

/** Ids of up to 2023 end in a zero and 16 hex digits, later ones in 26 of these. */
const LETTERS = "abcdefghijklmnopqrstuvwxyz23456789";
const HEX = "0123456789abcdef";

export function suffixOf(drawn: number, form: number): string {
  return form % 8 === 0 ? `0${spell(HEX, 16, drawn)}` : spell(LETTERS, 26, drawn);
}

/** A cheap test that rules out most ids before one is spelled in full. */
export function mayEndWith(id: string, drawn: number, form: number): boolean {
  return form % 8 === 0
    ? id.charAt(id.length - 16) === spell(HEX, 1, drawn)
    : id.charAt(id.length - 26) === spell(LETTERS, 1, drawn);
}
