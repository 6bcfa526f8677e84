import type { Cell, ReportTable } from "./report.ts";

const GAP = 2;
const LEAST_WIDTH = 12;

/** A table for a screen of so many columns; the widest left-aligned column gives way first. */
export function textTable({ title, columns, rows }: ReportTable, width: number): string {
  const cells = [columns.map((column) => column.title), ...rows.map((row) => row.map(shown))];
  const widths = columns.map((_, c) => Math.max(...cells.map((row) => (row[c] as string).length)));
  shrink(
    widths,
    columns.map((column) => column.align === "right"),
    width,
  );
  const lines = cells.map((row) =>
    row
      .map((cell, c) => fit(cell, widths[c] as number, columns[c]?.align === "right"))
      .join(" ".repeat(GAP))
      .trimEnd(),
  );
  return (title === undefined ? lines : [title, ...lines]).join("\n");
}

function shown(cell: Cell): string {
  if (cell === undefined) return "n/a";
  // a line break in a value would break the table
  return typeof cell === "number" ? cell.toLocaleString("en-US") : cell.replaceAll("\n", "\\n");
}

function fit(cell: string, width: number, right: boolean): string {
  const cut = cell.length > width ? `${cell.slice(0, width - 1)}…` : cell;
  return right ? cut.padStart(width) : cut.padEnd(width);
}

function shrink(widths: number[], isRight: readonly boolean[], width: number): void {
  let excess = widths.reduce((sum, w) => sum + w + GAP, -GAP) - width;
  while (excess > 0) {
    const left = widths.map((w, c) => (isRight[c] ? 0 : w));
    const widest = left.indexOf(Math.max(...left));
    const cut = Math.min(excess, (widths[widest] as number) - LEAST_WIDTH);
    if (cut <= 0) return;
    widths[widest] = (widths[widest] as number) - cut;
    excess -= cut;
  }
}
