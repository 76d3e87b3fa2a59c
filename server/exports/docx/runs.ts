/**
 * Texts of a Word document: which letters run from right to left, and in which font each script is written.
 * Word formats complex scripts apart (`w:cs`, `w:rtl`), so a text is cut into runs where its direction
 * changes.
 */
import { type IParagraphOptions, type IRunOptions, AlignmentType, Paragraph, TextRun } from "docx";
import { allowedInXml } from "@/workshop/exports/xml";
import { fontOf, type Script, scriptsIn } from "@/server/workers/fonts";
import { languageSplitter, type ReportLanguages } from "@/workshop/debrief/report/languages";
import type { Report } from "@/workshop/debrief/report/report";

const RTL = "\\p{sc=Arabic}\\p{sc=Hebrew}\\p{sc=Thaana}\\p{sc=Syriac}";
const rtlLetters = new RegExp(`[${RTL}]`, "u");
const ltrLetters = /\p{L}/u;
/** Letters of one direction with those between them. */
const ofOneDirection = new RegExp(`[${RTL}][${RTL}\\p{M}\\p{N}\\p{P}\\p{Z}]*|[^${RTL}]+`, "gu");

type Direction = "ltr" | "rtl";

/** The direction of a text by its first letter, else that of the document. */
export function directionOf(text: string, document: Direction): Direction {
  const first = [...text].find((c) => ltrLetters.test(c));
  return first === undefined ? document : rtlLetters.test(first) ? "rtl" : "ltr";
}

const eastAsian: readonly Script[] = ["hangul", "han"];

/** Fonts of a run besides the document's own; none for Latin letters alone. */
function fontFor(text: string): Pick<IRunOptions, "font"> {
  const [, ...others] = scriptsIn(text);
  if (others.length === 0) return {};
  const complex = others.find((s) => !eastAsian.includes(s));
  const east = others.find((s) => eastAsian.includes(s));
  const latin = fontOf("latin").family;
  // Word reads signs between letters as Latin; one font for the whole run keeps their height alike.
  const whole = complex ? fontOf(complex).family : latin;
  return {
    font: {
      ascii: whole,
      hAnsi: whole,
      cs: complex ? fontOf(complex).family : latin,
      eastAsia: east ? fontOf(east).family : latin,
    },
  };
}

/** The languages and the direction of a report's texts. */
export type TextSettings = ReportLanguages & Pick<Report, "direction">;

interface DirectedText {
  text: string;
  language: string;
  direction: Direction;
}

const OPENS = /[\u2066-\u2068]/u;
const CLOSES = "\u2069";
/** A letter without width that pulls what stands beside it into its direction. */
const MARK = { ltr: "\u200e", rtl: "\u200f" };

/**
 * A line in pieces without isolates, which office suites do not know, or lose where a run ends within one:
 * what turned its direction stands between marks instead.
 * @param direction of its paragraph
 */
export function piecesOf(line: string, report: TextSettings, direction: Direction): DirectedText[] {
  const stretches = languageSplitter(report);
  const around: Direction[] = [];
  const joined: DirectedText[] = [];
  for (const [start, part] of [...line.matchAll(/[\u2066-\u2069]|[^\u2066-\u2069]+/gu)].map(
    (m) => [m.index, m[0]] as const,
  )) {
    const inner = around.at(-1) ?? direction;
    if (part === CLOSES) around.pop();
    else if (OPENS.test(part))
      around.push(
        part === "\u2066" ? "ltr" : part === "\u2067" ? "rtl" : directionOf(line.slice(start), inner),
      );
    else {
      const mark = inner === direction ? "" : MARK[inner];
      const pieces = stretches(part).map((one) => ({ ...one, direction: inner }));
      pieces[0]!.text = mark + pieces[0]!.text;
      pieces.at(-1)!.text += mark;
      for (const piece of pieces) {
        const last = joined.at(-1);
        if (last?.language === piece.language && last.direction === piece.direction) last.text += piece.text;
        else joined.push(piece);
      }
    }
  }
  return joined.length > 0 ? joined : [{ text: "", language: report.language, direction }];
}

/** A text as runs; line breaks stay. @param direction of its paragraph */
export function runsOf(
  text: string,
  report: TextSettings,
  options: Omit<IRunOptions, "text" | "children"> = {},
  direction = report.direction,
): TextRun[] {
  const lines = allowedInXml(text).split(/\r\n|[\n\r]/u);
  return lines.flatMap((line, i) => {
    const parts = piecesOf(line, report, direction).flatMap((piece) =>
      (piece.text.match(ofOneDirection) ?? [""]).map((part) => ({ ...piece, part })),
    );
    return parts.map(
      ({ part, language, direction: inner }, index) =>
        new TextRun({
          ...options,
          ...fontFor(part),
          ...(language === report.language
            ? {}
            : { language: { value: language, bidirectional: language, eastAsia: language } }),
          ...(options.bold ? { boldComplexScript: true } : {}),
          text: part,
          break: i > 0 && index === 0 ? 1 : undefined,
          rightToLeft: rtlLetters.test(part) || (inner === "rtl" && !ltrLetters.test(part)) || undefined,
        }),
    );
  });
}

type ParagraphOptions = Omit<IParagraphOptions, "children" | "text" | "run"> & {
  run?: Omit<IRunOptions, "text" | "children">;
};

/** A paragraph in its text's own direction, at the side where the document's reading starts. */
export function paragraph(
  text: string,
  report: TextSettings,
  { run, ...rest }: ParagraphOptions = {},
): Paragraph {
  const document = report.direction;
  const textDirection = directionOf(text, document);
  return new Paragraph({
    ...rest,
    bidirectional: textDirection === "rtl" || undefined,
    alignment:
      rest.alignment ??
      (textDirection === document
        ? undefined
        : document === "rtl"
          ? AlignmentType.RIGHT
          : AlignmentType.LEFT),
    children: runsOf(text, report, run, textDirection),
  });
}
