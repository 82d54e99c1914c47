/** A value as it stands in Terraform's text; what only Terraform can work out stays the text that it is. */
export type HclValue = string | HclExpression | HclValue[] | { [key: string]: HclValue };
export type HclExpression = { readonly expression: string };

const TOKEN = /\s*(?:#[^\n]*\s*)*("(?:[^"\\]|\\.)*"|[[\]{}=,]|[\w.]+(?:\((?:[^()"]|"[^"]*")*\))?)/y;

/**
 * Reads the values of a `locals` block: objects, lists, quoted texts and references. It is for policies, which
 * are written so that a person can read them without working anything out; all else throws.
 */
export function readLocals(text: string): Map<string, HclValue> {
  const body = /^locals \{\n([\s\S]*?)^\}$/m.exec(text)?.[1];
  if (body === undefined) throw new Error("There is no locals block.");
  const locals = new Map<string, HclValue>();
  for (const [, name = "", value = ""] of body.matchAll(
    /^ {2}(\w+)\s*= (\{\n[\s\S]*?^ {2}\})$/gm,
  )) {
    locals.set(name, readHcl(value));
  }
  return locals;
}

/** Reads one value, to the end of the text. */
export function readHcl(text: string): HclValue {
  const tokens = tokensOf(text);
  const value = takeValue(tokens);
  if (tokens.length > 0) throw new Error(`Too much: ${tokens.join(" ")}`);
  return value;
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  const end = text.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(text)?.[1];
    if (token === undefined) throw new Error(`Not understood: ${text.slice(at, at + 40)}`);
    tokens.push(token);
  }
  return tokens;
}

function takeValue(tokens: string[]): HclValue {
  const token = tokens.shift();
  if (token === "{") return takeObject(tokens);
  if (token === "[") return takeList(tokens);
  if (token === undefined || /^[\]}=,]$/.test(token))
    throw new Error(`A value is missing: ${token}`);
  return token.startsWith('"') ? unquoted(token) : { expression: token };
}

function takeObject(tokens: string[]): HclValue {
  const entries: [string, HclValue][] = [];
  while (tokens[0] !== "}") {
    const key = unquoted(tokens.shift() ?? "");
    if (tokens.shift() !== "=") throw new Error(`${key} has no value.`);
    // JSON would keep the last one; who reads a policy sees the first.
    if (entries.some(([other]) => other === key)) throw new Error(`${key} stands twice.`);
    entries.push([key, takeValue(tokens)]);
    if (tokens[0] === ",") tokens.shift();
  }
  tokens.shift();
  return Object.fromEntries(entries);
}

function takeList(tokens: string[]): HclValue[] {
  const values: HclValue[] = [];
  while (tokens[0] !== "]") {
    values.push(takeValue(tokens));
    if (tokens[0] === ",") tokens.shift();
    else if (tokens[0] !== "]") throw new Error("A list is not closed.");
  }
  tokens.shift();
  return values;
}

/** Interpolations are left as they stand. */
function unquoted(token: string): string {
  return token.startsWith('"') ? token.slice(1, -1).replaceAll('\\"', '"') : token;
}
