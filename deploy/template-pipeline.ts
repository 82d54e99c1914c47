/** What stands in an expression of a Go template. */
export type Operand =
  | { kind: "literal"; value: string | number }
  | { kind: "path"; keys: string[] }
  | { kind: "function"; name: string }
  | { kind: "pipeline"; pipeline: Operand[][] };

const TOKEN = /\s*(?:("(?:[^"\\]|\\.)*")|(\d+)(?![\w.])|(\.(?:\w+(?:\.\w+)*)?)|(\w+)|([|()]))/y;

/** Reads `include "labels" . | nindent 4`: commands, each a list of operands. */
export function readPipeline(text: string): Operand[][] {
  const tokens = tokensOf(text);
  const pipeline = takePipeline(tokens);
  if (tokens.length > 0) throw new Error(`${text}: a bracket too many.`);
  return pipeline;
}

type Token = Operand | "|" | "(" | ")";

function takePipeline(tokens: Token[]): Operand[][] {
  const commands: Operand[][] = [[]];
  while (tokens.length > 0 && tokens[0] !== ")") {
    const token = tokens.shift();
    if (token === "|") commands.push([]);
    else if (token === "(") {
      const pipeline = takePipeline(tokens);
      if (tokens.shift() !== ")") throw new Error("A bracket is not closed.");
      commands.at(-1)?.push({ kind: "pipeline", pipeline });
    } else if (token !== undefined && token !== ")") commands.at(-1)?.push(token);
  }
  return commands;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null) throw new Error(`Not understood: ${text.slice(at)}`);
    tokens.push(tokenOf(match));
  }
  return tokens;
}

function tokenOf([, quoted, digits, path, name, sign]: RegExpExecArray): Token {
  if (quoted !== undefined) return { kind: "literal", value: String(JSON.parse(quoted)) };
  if (digits !== undefined) return { kind: "literal", value: Number(digits) };
  if (path !== undefined) return { kind: "path", keys: path.split(".").filter(Boolean) };
  if (name !== undefined) return { kind: "function", name };
  if (sign === "|" || sign === "(" || sign === ")") return sign;
  throw new Error("A token is of no kind.");
}
