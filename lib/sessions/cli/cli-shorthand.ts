/** What one `--filters` word in the CLI's shorthand says, or a sentence that says what is wrong with it. */
type ShorthandReading = { members: Map<string, string> } | { issue: string };

const MEMBER =
  /([^=,]+)=(?:'((?:[^'\\]|\\[\s\S])*)'|"((?:[^"\\]|\\[\s\S])*)"|((?:[^,\\]|\\[\s\S])*))/y;

/**
 * Reads the shorthand of the AWS CLI (`key=Owner,value=arn:…`; AWS CLI user guide, "Using shorthand syntax"):
 * members separated by commas, values plain or in quotes of their own, `\` before a comma, quote or backslash that
 * is part of a value. Names of members are lower-cased.
 */
export function readShorthand(text: string): ShorthandReading {
  const members = new Map<string, string>();
  let at = 0;
  while (at < text.length) {
    MEMBER.lastIndex = at;
    const match = MEMBER.exec(text);
    if (match === null) return { issue: NO_MEMBER };
    const [all, name = "", single, double, plain = ""] = match;
    const value = single ?? double ?? plain.trim();
    members.set(name.trim().toLowerCase(), value.replace(/\\([,'"\\])/g, "$1"));
    at += all.length;
    if (at < text.length && text[at] !== ",") return { issue: NO_MEMBER };
    at += 1;
  }
  return { members };
}

const NO_MEMBER =
  "the shorthand is key=…,value=… with one value; a comma in it needs quotes. Write the filters as JSON if in doubt.";
