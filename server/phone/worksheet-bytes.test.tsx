import { brotliCompressSync, constants } from "node:zlib";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { SheetFormMarkup } from "@/components/phone/worksheets/sheet-form";
import { phoneTranslator } from "@/components/phone/texts";
import { guide } from "@/tests/support/guide";
import { cellAt } from "@/model/worksheets/cells";

const KB = 1_024;
/** As the server sends it. */
const sent = (text: string): number =>
  brotliCompressSync(Buffer.from(text), { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;
const sheets = guide.sessions.flatMap((s) => s.activities).filter((a) => a.kind === "worksheet");

describe("the worksheets of the guide on a phone", () => {
  it.each(sheets)("$id is at most 6 KB, and every control of it is a cell (G-61)", (sheet) => {
    const { id, agencies, sections } = sheet;
    const form = {
      activity: id,
      group: "g1-1",
      task: sheet.text ?? null,
      shape: { id, agencies, sections },
      frozen: false,
      content: { cells: {}, rows: {} },
    };
    const html = renderToStaticMarkup(<SheetFormMarkup form={form} t={phoneTranslator("en")} />);
    expect(sent(html)).toBeLessThanOrEqual(6 * KB);
    const names = [...html.matchAll(/<(?:input|textarea)[^>]* name="([^"]+)"/g)].map((m) =>
      m[1]!.replace(/NEWROW|NEWPART/g, "x"),
    );
    expect(names.filter((n) => n !== "activity" && n !== "group" && cellAt(sheet, n) === null)).toEqual([]);
  });
});
