/** The look of a Word report, by real styles, so that each can be changed in one place. */
import { BorderStyle, type IStylesOptions, LineRuleType, ShadingType } from "docx";
import { palette } from "@/components/chart/palette";
import { type Font, fontOf, scriptsIn } from "@/server/workers/fonts";
import type { Report } from "@/workshop/debrief/report/report";

export const colour = (name: keyof typeof palette): string => palette[name].slice(1);

/**
 * Fonts of everything written in a report, Latin first. Han and Hangul are too large to be put into the file.
 */
export const embeddable = (report: Report): Font[] =>
  scriptsIn(JSON.stringify(report))
    .filter((s) => s !== "han" && s !== "hangul")
    .map(fontOf);

export function stylesOf(report: Report): IStylesOptions {
  const [, ...scripts] = scriptsIn(JSON.stringify([report.labels, report.facts, report.stats]));
  const complex =
    scripts.find((s) => s !== "han" && s !== "hangul") ?? (report.direction === "rtl" ? "arabic" : "latin");
  const latin = fontOf("latin").family;
  const font = {
    ascii: latin,
    hAnsi: latin,
    cs: fontOf(complex).family,
    eastAsia: fontOf(scripts.includes("han") ? "han" : "hangul").family,
  };
  const size = (half: number) => ({ size: half, sizeComplexScript: half });
  const bold = { bold: true, boldComplexScript: true };
  return {
    default: {
      document: {
        run: {
          font,
          ...size(21),
          color: colour("ink"),
          language: { value: report.language, bidirectional: report.language, eastAsia: report.language },
        },
        paragraph: { spacing: { after: 120, line: 288 } },
      },
      title: {
        run: { ...size(60), ...bold, color: colour("ink") },
        paragraph: { spacing: { before: 1200, after: 120, line: 264 } },
      },
      heading1: {
        run: { ...size(38), ...bold, color: colour("ink") },
        paragraph: {
          keepNext: true,
          spacing: { after: 200, line: 264 },
          border: { bottom: { style: BorderStyle.SINGLE, size: 12, space: 6, color: colour("sea") } },
        },
      },
      heading2: {
        run: { ...size(30), ...bold, color: colour("seaDeep") },
        paragraph: { keepNext: true, spacing: { before: 360, after: 100, line: 264 } },
      },
      heading3: {
        run: { ...size(24), ...bold, color: colour("ink") },
        paragraph: { keepNext: true, spacing: { before: 280, after: 60, line: 264 } },
      },
      caption: {
        run: { ...size(18), ...bold, color: colour("inkSoft") },
        paragraph: { keepNext: true, spacing: { before: 160, after: 60 } },
      },
    },
    paragraphStyles: [
      {
        id: "FrontHeading",
        name: "Front heading",
        basedOn: "Normal",
        next: "Normal",
        quickFormat: true,
        run: { ...size(30), ...bold, color: colour("seaDeep") },
        paragraph: { keepNext: true, spacing: { before: 480, after: 120 } },
      },
      {
        id: "Facts",
        name: "Facts",
        basedOn: "Normal",
        next: "Normal",
        quickFormat: true,
        run: { ...size(22), color: colour("inkSoft") },
        paragraph: { spacing: { after: 480 } },
      },
      {
        id: "Lead",
        name: "Lead",
        basedOn: "Normal",
        next: "Normal",
        quickFormat: true,
        run: { ...size(22), color: colour("inkSoft") },
        paragraph: { keepNext: true },
      },
      {
        id: "Reading",
        name: "Reading",
        basedOn: "Normal",
        next: "Normal",
        quickFormat: true,
        run: { ...size(24) },
        paragraph: { keepNext: true, spacing: { after: 140 } },
      },
      {
        id: "Small",
        name: "Small",
        basedOn: "Normal",
        quickFormat: true,
        run: { ...size(18), color: colour("inkSoft") },
        paragraph: { spacing: { after: 80, line: 264 } },
      },
      {
        id: "Remark",
        name: "Remark",
        basedOn: "Normal",
        next: "Normal",
        quickFormat: true,
        run: { ...size(21) },
        paragraph: {
          spacing: { before: 120, after: 160 },
          indent: { start: 120, end: 120 },
          shading: { type: ShadingType.CLEAR, color: "auto", fill: colour("canolaWash") },
        },
      },
      {
        id: "Quote",
        name: "Quote",
        basedOn: "Normal",
        next: "Normal",
        quickFormat: true,
        run: { ...size(22) },
        paragraph: { spacing: { after: 100 }, indent: { start: 360 } },
      },
      {
        id: "StatValue",
        name: "Stat value",
        basedOn: "Normal",
        run: { ...size(56), ...bold, color: colour("sea") },
        // The same for letters of any script, so that numbers in a row stand in line.
        paragraph: { spacing: { before: 80, after: 0, line: 840, lineRule: LineRuleType.EXACT } },
      },
      {
        id: "Cell",
        name: "Cell",
        basedOn: "Normal",
        run: { ...size(17) },
        paragraph: { spacing: { before: 30, after: 30, line: 250 } },
      },
    ],
  };
}
