import { type Figure, formatted, goalOf, verdict } from "./figure";

const HEAD = ["figure", "measured", "goal", ""];

/** The figures as aligned lines of text: names to the left, numbers to the right. */
export function tableOf(figures: Figure[]): string {
  return aligned([HEAD, ...figures.map(cellsOf)], [1, 2]);
}

/** Rows of cells as lines of text; the columns named go to the right. */
export function aligned(lines: readonly string[][], toTheRight: readonly number[]): string {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((cells) => (cells[column] ?? "").length)),
  );
  return lines
    .map((cells) =>
      cells
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return toTheRight.includes(column) ? cell.padStart(width) : cell.padEnd(width);
        })
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function cellsOf(figure: Figure): string[] {
  const { name, value, unit } = figure;
  return [name, formatted(value, unit), goalOf(figure), verdict(figure)];
}
