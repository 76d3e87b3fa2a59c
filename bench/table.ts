/** The readable table. */
import type { Row } from "@/bench/context";

const cells = (row: Row): string[] => [
  row.what,
  row.product,
  row.floor ?? "",
  row.ratio === undefined ? "" : row.ratio.toFixed(2),
  row.target ?? "",
  row.met === undefined ? "" : row.met ? "yes" : "NO",
];

/** The rows as a table in Markdown, its columns aligned. */
export function tableOf(rows: readonly Row[]): string {
  const lines = [["measured", "product", "floor", "ratio", "target", "met"], ...rows.map(cells)];
  const widths = lines[0]!.map((_, i) => Math.max(...lines.map((line) => line[i]!.length)));
  const drawn = lines.map((line) => `| ${line.map((cell, i) => cell.padEnd(widths[i]!)).join(" | ")} |`);
  drawn.splice(1, 0, `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`);
  return drawn.join("\n");
}
