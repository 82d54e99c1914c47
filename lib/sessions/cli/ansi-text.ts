const ESCAPE = /\\(?:([abefnrtv\\'"?])|x([\da-f]{1,2})|u([\da-f]{1,4})|([0-7]{1,3}))/gi;
const CHARACTERS = new Map(
  Object.entries({ a: "\x07", b: "\b", e: "\x1b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" }),
);

/** The text between `$'` and `'` as a shell reads it (POSIX.1-2024, 2.2.4 Dollar-Single-Quotes). */
export function ansiText(text: string): string {
  return text.replace(
    ESCAPE,
    (_, mark?: string, hex?: string, unicode?: string, octal?: string) => {
      if (mark !== undefined) return CHARACTERS.get(mark.toLowerCase()) ?? mark;
      const code =
        octal === undefined ? Number.parseInt(hex ?? unicode ?? "", 16) : Number.parseInt(octal, 8);
      return String.fromCharCode(code & 0xffff);
    },
  );
}
