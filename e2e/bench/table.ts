import { type Figure, formatted, verdict } from "./figure";

const HEAD = ["figure", "measured", "goal", ""];

/** The figures as aligned lines of text: names to the left, numbers to the right. */
export function tableOf(figures: Figure[]): string {
  const lines = [HEAD, ...figures.map(cellsOf)];
  const widths = HEAD.map((_, column) =>
    Math.max(...lines.map((cells) => (cells[column] ?? "").length)),
  );
  return lines
    .map((cells) =>
      cells
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return column === 1 || column === 2 ? cell.padStart(width) : cell.padEnd(width);
        })
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function cellsOf(figure: Figure): string[] {
  const { name, value, unit, goal } = figure;
  return [
    name,
    formatted(value, unit),
    goal === undefined ? "" : `≤ ${goal} ${unit}`.trimEnd(),
    verdict(figure),
  ];
}
