/** Writes a text as one word of any POSIX shell: as it is where nothing in it means anything, or in single quotes. */
export function quoteShellWord(text: string): string {
  // No leading tilde, equals sign or brace, and nothing that a shell expands.
  if (/^[A-Za-z0-9_./:@-][\w./:@=,+-]*$/.test(text)) return text;
  return `'${text.replaceAll("'", "'\\''")}'`;
}
