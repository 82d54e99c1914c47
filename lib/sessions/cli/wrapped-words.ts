import type { ShellPart, ShellWord } from "./shell-words";

/** Values whose end can be told: the ARN of an owner, the id of a node, a region. */
const WHOLE =
  /^(?:arn:[\w-]+:(?:iam|sts)::\d{12}:(?:root|[a-z-]+\/\S*[^/\s])|m?i-[\da-f]{17}|[a-z]{2,4}(?:-[a-z]+)+-\d)$/;
const SESSION_ID = /^[\w+=,.@-]+-(?:[\da-f]{17}|[a-z2-9]{26})$/;
/** The part behind the last `=`, if such a value may begin so. The suffix of a session's id has no other signs. */
const BEGUN = /(?:^|=)((?:arn:|m?i-|[a-z]{2,4}-)[^=]*|[^=]*-[\da-z]{0,25})$/;
const PIECE = /^(?!--)[\w+=,.@:/-]+$/;
const SUFFIX = /^[\da-z]+$/;
const MAX_LINES = 3;
const CUT_ARN = "the ARN is cut off at the end of the line. Write it in one line.";

/**
 * Joins a value that a narrow window or a mail broke into lines, if only the joined value is whole. An ARN that stays
 * incomplete before another line gets an issue, because half of it would find nothing. `text` is the text of the parts.
 */
export function joinedParts(parts: readonly ShellPart[], text: string): ShellPart[] {
  const joined: ShellPart[] = [];
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index];
    if (part === undefined) continue;
    const lines = piecesBehind(parts, index);
    const word = part.words.at(-1);
    const count = word === undefined ? 0 : lengthOfValue(word, lines);
    const end = parts[index + count]?.words[0];
    const begun = part.words.slice(0, -1);
    if (word === undefined || (count === 0 && !(isCutArn(word) && lines.length > 0))) {
      joined.push(part);
    } else if (count === 0 || end === undefined) {
      joined.push({ ...part, words: [...begun, { ...word, issue: word.issue ?? CUT_ARN }] });
    } else {
      const value = [word, ...lines.slice(0, count)].map((each) => each.value).join("");
      const raw = text.slice(word.at, end.at + end.raw.length);
      const rest = parts[index + count]?.words.slice(1) ?? [];
      joined.push({ ...part, words: [...begun, { ...word, value, raw }, ...rest] });
      index += count;
    }
  }
  return joined;
}

/** The words at the beginning of the next lines. Only the last of these lines may have more words. */
function piecesBehind(parts: readonly ShellPart[], index: number): ShellWord[] {
  const pieces: ShellWord[] = [];
  for (const { before, words } of parts.slice(index + 1, index + 1 + MAX_LINES)) {
    const [first] = words;
    if (before !== "\n" || first === undefined || !PIECE.test(first.value)) break;
    pieces.push(first);
    if (words.length > 1) break;
  }
  return pieces;
}

/** The number of lines that complete a word; 0 if it is whole or stays incomplete. */
function lengthOfValue({ value }: ShellWord, pieces: readonly ShellWord[]): number {
  const [, begun] = BEGUN.exec(value) ?? [];
  if (begun === undefined || WHOLE.test(begun) || SESSION_ID.test(begun)) return 0;
  let joined = begun;
  for (const [index, piece] of pieces.entries()) {
    joined += piece.value;
    // Another word may end with the id of a session, but a suffix alone is the rest of one.
    const isId = SUFFIX.test(piece.value) && SESSION_ID.test(joined);
    if (isId || WHOLE.test(joined)) return index + 1;
  }
  return 0;
}

/** Whether a word ends with a part of an ARN: its account has twelve digits, and a resource follows. */
function isCutArn({ value }: ShellWord): boolean {
  const [, arn] = /(?:^|=)(arn:[^=]*)$/.exec(value) ?? [];
  return arn !== undefined && !/^arn:[\w-]+:\w+:[\w-]*:\d{12}:\S*[^/:]$/.test(arn);
}
