import type { Variable, Variables } from "@/lib/server/config/variable";

/** The table of `docs/operating.md` that explains variables, one row each, as Markdown. */
export function variablesTable(variables: Variables): string {
  const rows = [
    ["variable", "default", "meaning"],
    ...Object.entries(variables).map(([name, variable]) => [
      `\`${name}\``,
      defaultOf(variable),
      variable.meaning,
    ]),
  ];
  const widths = [0, 1, 2].map((at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`;
  const [head = [], ...body] = rows;
  const rule = widths.map((width) => "-".repeat(width));
  return [head, rule, ...body].map(line).join("\n");
}

/** The default: in words, or the value that the schema gives for an unset variable. */
function defaultOf({ schema, unset }: Variable): string {
  if (unset !== undefined) return unset;
  const { success, data } = schema.safeParse(undefined);
  return success && data !== undefined ? `\`${String(data)}\`` : "";
}

/** The sentence of `docs/operating.md` that names the variables whose values are secrets. */
export function secretsSentence(variables: Variables): string {
  const names = Object.entries(variables).flatMap(([name, { isSecret }]) =>
    isSecret ? [`\`${name}\``] : [],
  );
  return `Take these from a secret store: ${names.join(", ")}.`;
}
