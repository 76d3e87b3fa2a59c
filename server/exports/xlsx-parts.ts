/** The parts of a workbook that do not depend on its rows (ECMA-376, SpreadsheetML). */
import { xmlText } from "@/workshop/exports/xml";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** Indexes in `stylesXml`. */
export const STYLE = { plain: 0, head: 1, text: 2, quoted: 3, title: 4 } as const;

/** `quotePrefix` is the apostrophe that keeps a text a text, however the sheet is used later. */
export const stylesXml = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="3">\
<font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font>\
<font><b/><sz val="15"/><name val="Calibri"/></font></fonts><fills count="3">\
<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>\
</fill><fill><patternFill patternType="solid"><fgColor rgb="FFE6EEF2"/><bgColor indexed="64"/>\
</patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border>\
</borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">\
<alignment vertical="top"/></xf>\
<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1">\
<alignment vertical="top" wrapText="1"/></xf>\
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">\
<alignment vertical="top" wrapText="1"/></xf>\
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyAlignment="1">\
<alignment vertical="top" wrapText="1"/></xf>\
<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1">\
<alignment vertical="top"/></xf></cellXfs><cellStyles count="1">\
<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

export const packageXml = `${HEAD}<Relationships xmlns="${RELATIONS}">\
<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** XML for the sheets of a workbook, numbered from 1. */
const eachSheet = (sheets: number, xml: (number: number) => string): string =>
  Array.from({ length: sheets }, (_, i) => xml(i + 1)).join("");

export const contentTypesXml = (sheets: number): string =>
  `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/>\
<Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/>\
${eachSheet(
  sheets,
  (n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPES}.worksheet+xml"/>`,
)}</Types>`;

export function workbookXml(names: readonly string[]): string {
  const sheets = names.map(
    (name, i) => `<sheet name="${xmlText(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join("")}</sheets></workbook>`;
}

export const workbookRelationsXml = (sheets: number): string =>
  `${HEAD}<Relationships xmlns="${RELATIONS}">\
${eachSheet(
  sheets,
  (n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
)}\
<Relationship Id="rId${sheets + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`;

interface SheetLook {
  rtl: boolean;
  /** In characters. */
  widths: readonly number[];
  frozen: boolean;
}

const FROZEN = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';

export function sheetStartXml({ rtl, widths, frozen }: SheetLook): string {
  const columns = widths.map(
    (width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  );
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews>\
<sheetView workbookViewId="0"${rtl ? ' rightToLeft="1"' : ""}>${frozen ? FROZEN : ""}</sheetView>\
</sheetViews><sheetFormatPr defaultRowHeight="15"/>\
${columns.length > 0 ? `<cols>${columns.join("")}</cols>` : ""}<sheetData>`;
}

export const sheetEndXml = (filter: string | null): string =>
  `</sheetData>${filter ? `<autoFilter ref="${filter}"/>` : ""}</worksheet>`;

/** "A", "Z", "AA" for 0, 25, 26. */
export function columnName(index: number): string {
  let name = "";
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26))
    name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  return name;
}
