import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readTable, writeTable } from "@/server/workers/tables";

const folder = mkdtempSync(path.join(tmpdir(), "plenary-tables-"));

async function rowsOf(
  name: string,
  type: "csv" | "xlsx" | "xliff",
  text?: string,
): Promise<[number, string][]> {
  const input = path.join(folder, name);
  if (text !== undefined) writeFileSync(input, text);
  const read = await readTable({ input, type });
  if ("problem" in read) throw new Error(read.problem);
  return read.rows.map(({ line, cells }) => [line, cells[0] ?? ""]);
}

describe("where a row of a table begins (B-222)", () => {
  it.each(["\n", "\r\n"])("is its line in the file, behind cells of several lines (%j)", async (end) => {
    const lines = ["Question,Why", 'one,"a', "", "", 'd"', "", "two,b", '"th', 'ree",c', "four,d"];
    expect(await rowsOf("a.csv", "csv", lines.join(end))).toEqual([
      [1, "Question"],
      [2, "one"],
      [6, ""],
      [7, "two"],
      [8, "th\nree"],
      [10, "four"],
    ]);
  });

  it("is its row in a sheet, behind rows that are empty", async () => {
    const output = path.join(folder, "a.xlsx");
    const rows = [["Path"], [""], [""], ["last"]];
    await writeTable({ output, sheet: "S", head: [""], rows, widths: [10] });
    expect((await rowsOf("a.xlsx", "xlsx")).filter(([, cell]) => cell)).toEqual([
      [2, "Path"],
      [5, "last"],
    ]);
  });

  it("is the line of its unit in XLIFF", async () => {
    const unit = (name: string) =>
      `<unit id="${name}" name="${name}">\n<segment>\n<source>a</source>\n<target>b</target>\n</segment>\n</unit>\n`;
    const xml = `<?xml version="1.0"?>\n<xliff version="2.1" srcLang="en" trgLang="th">\n<!-- <unit> -->\n<file id="f">\n${unit("one")}${unit("two")}</file>\n</xliff>\n`;
    expect(await rowsOf("a.xlf", "xliff", xml)).toEqual([
      [1, "Path"],
      [5, "one"],
      [11, "two"],
    ]);
  });
});
