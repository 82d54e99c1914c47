const STRING = `"(?:[^"\\\\\\n]|\\\\.)*"|'(?:[^'\\\\\\n]|\\\\.)*'`;
const LIST = new RegExp(`\\[\\s*(?:(?:${STRING})\\s*,\\s*)*(?:${STRING})?\\s*\\]`, "g");
const TOKEN = new RegExp(`${STRING}|[\\[\\],\\n]`, "g");

/**
 * Blanks the brackets and commas of a command that a program or a container passes as a list: `["aws", "ssm", …]`. Its
 * end becomes the end of a command. The positions in the text stay the same.
 */
export function withoutWordList(text: string): string {
  return text.replace(LIST, (list) =>
    /(?<=[\s"'])describe-sessions(?=[\s"'])/i.test(list)
      ? list.replace(TOKEN, (token) => (/^["']/.test(token) ? token : token === "]" ? ";" : " "))
      : list,
  );
}
