/** A part of a Go template: text, what an action prints, or what it shows on a condition. */
export type TemplateNode =
  | { kind: "text"; text: string }
  | { kind: "output"; expression: string }
  | { kind: "if" | "with"; expression: string; body: TemplateNode[]; otherwise: TemplateNode[] };

/** What is being read: where its parts go, what its end does, and what an `else` would fill. */
type Block = { nodes: TemplateNode[]; onEnd: () => void; otherwise: TemplateNode[] | null };

const ACTION = /\{\{(-?)([\s\S]*?)(-?)\}\}/g;

/** Reads `if`, `else`, `with`, `define`, `end` and what prints; definitions are added to `defined`. */
export function readActions(text: string, defined: Map<string, TemplateNode[]>): TemplateNode[] {
  const outermost: Block = { nodes: [], onEnd: () => {}, otherwise: null };
  const open: Block[] = [outermost];
  let from = 0;
  let isTrimmed = false;
  const addText = (until: number, trimsEnd: boolean) => {
    const start = isTrimmed ? text.slice(from, until).trimStart() : text.slice(from, until);
    open.at(-1)?.nodes.push({ kind: "text", text: trimsEnd ? start.trimEnd() : start });
  };
  for (const { 0: whole, 1: before, 2: inner = "", 3: after, index } of text.matchAll(ACTION)) {
    addText(index, before === "-");
    from = index + whole.length;
    isTrimmed = after === "-";
    readAction(inner.trim(), open, defined);
  }
  addText(text.length, false);
  if (open.length !== 1) throw new Error(`${open.length - 1} actions have no end.`);
  const stray = outermost.nodes.find((node) => node.kind === "text" && /\{\{|\}\}/.test(node.text));
  if (stray) throw new Error("An action is not closed.");
  return outermost.nodes;
}

function readAction(action: string, open: Block[], defined: Map<string, TemplateNode[]>): void {
  const [word = "", ...rest] = action.split(/\s+/);
  const expression = rest.join(" ");
  const block = open.at(-1);
  if (block === undefined) throw new Error("There is nothing left to end.");
  if (word === "if" || word === "with") {
    const body: TemplateNode[] = [];
    const otherwise: TemplateNode[] = [];
    const onEnd = () => block.nodes.push({ kind: word, expression, body, otherwise });
    open.push({ nodes: body, onEnd, otherwise });
  } else if (word === "else") {
    if (expression !== "" || block.otherwise === null) throw new Error("A stray else.");
    open.splice(-1, 1, { ...block, nodes: block.otherwise, otherwise: null });
  } else if (word === "define") {
    const name = /^"([\w.]+)"$/.exec(expression)?.[1];
    if (name === undefined || defined.has(name)) throw new Error(`define ${expression}?`);
    const nodes: TemplateNode[] = [];
    open.push({ nodes, onEnd: () => defined.set(name, nodes), otherwise: null });
  } else if (word === "end") {
    if (expression !== "" || open.length === 1) throw new Error("A stray end.");
    open.pop();
    block.onEnd();
  } else {
    block.nodes.push({ kind: "output", expression: action });
  }
}
