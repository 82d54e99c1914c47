/** The end of a link in Markdown, or a sign of a sentence, a list or a mark-up. */
const LAST = /(?:\]\([^()\s]{1,2000}\)|[^\w\s])[ \t]*$/;
/** A bracket that opens, by the one that closes it. */
const OPENING = new Map(Object.entries({ ")": "(", "]": "[", "}": "{", ">": "<" }));
/** Signs that stand in pairs around a value or the name of a variable. */
const PAIRED = "\"'`%!";

/**
 * The text without one sign at the end of each line: `A.`, `**A**`, `"A",`, `[A](https://…)`. A sign that closes
 * something in the command belongs to the command: `$(date)`, `<region>`.
 */
export function withoutDecoration(text: string): string {
  return text
    .split("\n")
    .map((line) => {
      const command = /describe-sessions(?!\S)(.*)$/i.exec(line)?.[1] ?? line;
      const end = LAST.exec(line);
      return end === null || closes(end[0].trim(), command) ? line : line.slice(0, end.index);
    })
    .join("\n");
}

function closes(sign: string, command: string): boolean {
  const count = (one: string) => command.split(one).length - 1;
  const opening = OPENING.get(sign);
  if (opening !== undefined) return count(opening) >= count(sign);
  return PAIRED.includes(sign) && count(sign) % 2 === 0;
}
