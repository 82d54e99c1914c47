import { createHash } from "node:crypto";
import { stringify } from "yaml";
import { readActions, type TemplateNode } from "./template-actions";
import { type Operand, readPipeline } from "./template-pipeline";

type Defined = Map<string, TemplateNode[]>;

/**
 * Renders templates of the chart as Helm does, as far as the chart goes: its templates are kept so plain that
 * this little of Go's template language is enough. All else throws, and so does a value that is not there.
 */
export function renderTemplates(
  files: ReadonlyMap<string, string>,
  root: Readonly<Record<string, unknown>>,
): Map<string, string> {
  const defined: Defined = new Map();
  const bodies = new Map<string, TemplateNode[]>();
  for (const [name, text] of files) {
    try {
      bodies.set(name, readActions(text, defined));
    } catch (error) {
      throw new Error(`${name}: ${String(error)}`);
    }
  }
  const shown = [...bodies].filter(([name]) => !name.startsWith("_"));
  return new Map(shown.map(([name, nodes]) => [name, render(nodes, root, defined)]));
}

function render(nodes: readonly TemplateNode[], dot: unknown, defined: Defined): string {
  return nodes.map((node) => renderNode(node, dot, defined)).join("");
}

function renderNode(node: TemplateNode, dot: unknown, defined: Defined): string {
  if (node.kind === "text") return node.text;
  const value = pipelineValue(readPipeline(node.expression), dot, defined);
  if (node.kind === "output") return textOf(value);
  if (!isTruthy(value)) return render(node.otherwise, dot, defined);
  return render(node.body, node.kind === "with" ? value : dot, defined);
}

/** Each command takes the value of the one before as its last argument. */
function pipelineValue(pipeline: Operand[][], dot: unknown, defined: Defined): unknown {
  return pipeline.reduce<unknown>((piped, [head, ...rest], index) => {
    if (head === undefined) throw new Error("A command is missing.");
    const given = rest.map((operand) => operandValue(operand, dot, defined));
    if (head.kind === "function") {
      return call(head.name, index === 0 ? given : [...given, piped], defined);
    }
    if (index > 0 || given.length > 0) throw new Error("A value is not a function.");
    return operandValue(head, dot, defined);
  }, undefined);
}

function operandValue(operand: Operand, dot: unknown, defined: Defined): unknown {
  if (operand.kind === "literal") return operand.value;
  if (operand.kind === "pipeline") return pipelineValue(operand.pipeline, dot, defined);
  if (operand.kind === "function") return call(operand.name, [], defined);
  return operand.keys.reduce<unknown>((value, key) => {
    if (!isRecord(value) || !(key in value)) {
      throw new Error(`There is no .${operand.keys.join(".")}.`);
    }
    return value[key];
  }, dot);
}

function call(name: string, given: readonly unknown[], defined: Defined): unknown {
  const [first, second] = given;
  switch (name) {
    case "and":
      return given.every(isTruthy) ? given.at(-1) : given.find((value) => !isTruthy(value));
    case "or":
      return given.find(isTruthy) ?? given.at(-1);
    case "not":
      return !isTruthy(first);
    case "eq":
      // Go would refuse to compare two types, or compare lists.
      if (typeof first !== "string" || typeof second !== "string") {
        throw new Error("eq takes two texts only.");
      }
      return first === second;
    case "default":
      return isTruthy(second) ? second : first;
    case "quote":
      return JSON.stringify(textOf(first));
    case "add":
      return given.reduce<number>((sum, value) => {
        // Helm would cut off the rest of a number, and take a text for one.
        if (!Number.isInteger(value)) throw new Error("add takes whole numbers only.");
        return sum + Number(value);
      }, 0);
    case "printf":
      return given.slice(1).reduce<string>((text, value) => {
        // Go would print "%!s(float64=3)".
        if (typeof value !== "string") throw new Error("printf takes texts only.");
        return text.replace("%s", value);
      }, textOf(first));
    case "join":
      if (!Array.isArray(second)) throw new Error("join takes lists only.");
      return second.map(textOf).join(textOf(first));
    case "trunc":
      return textOf(second).slice(0, Number(first));
    case "trimSuffix":
      return textOf(second).endsWith(textOf(first))
        ? textOf(second).slice(0, -textOf(first).length)
        : second;
    case "nindent":
      return `\n${textOf(second).replaceAll(/^/gm, " ".repeat(Number(first)))}`;
    case "toYaml":
      return stringify(first, { sortMapEntries: true, lineWidth: 0 }).trimEnd();
    case "toJson":
      return JSON.stringify(first, sortedKeys);
    case "sha256sum":
      return createHash("sha256").update(textOf(first)).digest("hex");
    case "include":
      return render(definition(textOf(first), defined), second, defined);
    case "fail":
      throw new Error(textOf(first));
    default:
      throw new Error(`${name} is no function that the chart may use.`);
  }
}

function definition(name: string, defined: Defined): TemplateNode[] {
  const nodes = defined.get(name);
  if (nodes === undefined) throw new Error(`No template is named ${name}.`);
  return nodes;
}

/** What Go's templates take for true: anything but false, nothing, zero and what is empty. */
function isTruthy(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (isRecord(value)) return Object.keys(value).length > 0;
  return Boolean(value);
}

/** Go writes the keys of a map in their order. */
function sortedKeys(_: string, value: unknown): unknown {
  return isRecord(value) ? Object.fromEntries(Object.entries(value).toSorted()) : value;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Only what prints alike in Go and here. */
function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "boolean" || typeof value === "number") return String(value);
  throw new Error(`Only texts, numbers and truths can be printed, not ${JSON.stringify(value)}.`);
}
