/** What a table's style gives to a cell: the file's own style, or those of PowerPoint that files only name. */
import { child, children, element, elements, path, type XmlElement } from "@/server/workers/xml";

interface CellStyle {
  fill?: XmlElement;
  lines: Record<string, XmlElement>;
  text?: XmlElement;
  bold: boolean;
}

/** "Medium Style 2", with the accent of its name. */
const MEDIUM: Record<string, string> = {
  "{073A0DAA-6AF3-43AB-8588-CEC1D06C72B9}": "dk1",
  "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}": "accent1",
  "{21E4AEA4-8DFA-4A89-87EB-49C32662AFE0}": "accent2",
  "{F5AB1C69-6EDB-4FF4-983F-18BD219EF322}": "accent3",
  "{00A15C55-8517-42AA-B614-E9B94910E393}": "accent4",
  "{7DF18680-E054-41AD-8BC1-D1AEF772440D}": "accent5",
  "{93296810-A885-4BE3-A3E7-6D5BEEA58F35}": "accent6",
};
const GRID = "{5940675A-B579-460E-94D1-54222C63F5DA}";

const solid = (val: string, tint?: string) =>
  element("solidFill", {}, element("schemeClr", { val }, ...(tint ? [element("tint", { val: tint })] : [])));
const line = (width: number, val: string) => element("ln", { w: String(width) }, solid(val));
const borders = (names: readonly string[], drawn: XmlElement) =>
  element("tcBdr", {}, ...names.map((name) => element(name, {}, drawn)));
const SIDES = ["left", "right", "top", "bottom", "insideH", "insideV"];

function builtIn(id: string): XmlElement | undefined {
  if (id === GRID)
    return element(
      "tblStyle",
      {},
      element("wholeTbl", {}, element("tcStyle", {}, borders(SIDES, line(12_700, "tx1")))),
    );
  const accent = MEDIUM[id];
  if (!accent) return undefined;
  const white = element("tcTxStyle", { b: "on" }, element("schemeClr", { val: "lt1" }));
  const strong = (name: string, side?: string) =>
    element(
      name,
      {},
      white,
      element(
        "tcStyle",
        {},
        ...(side ? [borders([side], line(38_100, "lt1"))] : []),
        element("fill", {}, solid(accent)),
      ),
    );
  const band = (name: string) =>
    element(name, {}, element("tcStyle", {}, element("fill", {}, solid(accent, "40000"))));
  return element(
    "tblStyle",
    {},
    element(
      "wholeTbl",
      {},
      element("tcTxStyle", {}, element("schemeClr", { val: "dk1" })),
      element(
        "tcStyle",
        {},
        borders(SIDES, line(12_700, "lt1")),
        element("fill", {}, solid(accent, "20000")),
      ),
    ),
    band("band1H"),
    band("band1V"),
    strong("lastCol"),
    strong("firstCol"),
    strong("lastRow", "top"),
    strong("firstRow", "bottom"),
  );
}

const on = (value: string | undefined) => value === "1" || value === "true";

/** @returns the style of a cell by its row and column */
export function cellStyles(
  properties: XmlElement | undefined,
  list: XmlElement | null,
  rows: number,
  columns: number,
): (row: number, column: number) => CellStyle {
  const id = (child(properties, "tableStyleId")?.children ?? [])
    .map((t) => ("text" in t ? t.text : ""))
    .join("")
    .trim();
  const style =
    children(list ?? undefined, "tblStyle").find((s) => s.attributes.styleId === id) ?? builtIn(id);
  const flags = properties?.attributes ?? {};
  const has = (name: string) => on(flags[name]);
  return (row, column) => {
    const [first, last] = [has("firstRow") && row === 0, has("lastRow") && row === rows - 1];
    const [left, right] = [has("firstCol") && column === 0, has("lastCol") && column === columns - 1];
    const rank = row - (has("firstRow") ? 1 : 0);
    const file = column - (has("firstCol") ? 1 : 0);
    const names = [
      "wholeTbl",
      ...(has("bandRow") && !first && !last ? [rank % 2 === 0 ? "band1H" : "band2H"] : []),
      ...(has("bandCol") && !left && !right ? [file % 2 === 0 ? "band1V" : "band2V"] : []),
      ...(right ? ["lastCol"] : []),
      ...(left ? ["firstCol"] : []),
      ...(last ? ["lastRow"] : []),
      ...(first ? ["firstRow"] : []),
    ];
    const cell: CellStyle = { lines: {}, bold: false };
    for (const part of names.map((name) => child(style, name))) {
      const fill = path(part, "tcStyle", "fill");
      if (fill) cell.fill = fill;
      const text = child(part, "tcTxStyle");
      if (text && elements(text).length > 0) cell.text = text;
      if (text?.attributes.b) cell.bold = text.attributes.b === "on";
      for (const border of elements(path(part, "tcStyle", "tcBdr"))) {
        const drawn = child(border, "ln");
        if (!drawn) continue;
        const whole = part?.name === "wholeTbl";
        const sides: Record<string, boolean> = {
          lnL: border.name === "left" ? !whole || column === 0 : border.name === "insideV" && column > 0,
          lnR:
            border.name === "right"
              ? !whole || column === columns - 1
              : border.name === "insideV" && column < columns - 1,
          lnT: border.name === "top" ? !whole || row === 0 : border.name === "insideH" && row > 0,
          lnB:
            border.name === "bottom"
              ? !whole || row === rows - 1
              : border.name === "insideH" && row < rows - 1,
        };
        for (const [side, does] of Object.entries(sides)) if (does) cell.lines[side] = drawn;
      }
    }
    return cell;
  };
}
