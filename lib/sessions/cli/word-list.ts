const STRING = `"(?:[^"\\\\\\n]|\\\\.)*"|'(?:[^'\\\\\\n]|\\\\.)*'`;
const LIST = new RegExp(`[\\[{]\\s*(?:(?:${STRING})\\s*[,:]\\s*)*(?:${STRING})?\\s*[\\]}]`, "g");
const TOKEN = new RegExp(`${STRING}|[\\[\\]{},:\\n]`, "g");

/**
 * Blanks the brackets and commas of a command that a program passes as a list or a member: `["aws", "ssm", …]`,
 * `{"run": "aws ssm …"}`. Their end becomes the end of a command. The positions in the text stay the same.
 */
export function withoutWordList(text: string): string {
  return text.replace(LIST, (list) =>
    /(?<=[\s"'])describe-sessions(?=[\s"'])/i.test(list) ? list.replace(TOKEN, separated) : list,
  );
}

function separated(token: string): string {
  if (/^["']/.test(token)) return token;
  return /[\]}:]/.test(token) ? ";" : " ";
}
