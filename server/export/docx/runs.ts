/**
 * Texts of a Word document: which letters run from right to left, and in which font each script is written. Word formats
 * complex scripts apart (`w:cs`, `w:rtl`), so a text is cut into runs where its direction changes.
 */
import { type IParagraphOptions, type IRunOptions, AlignmentType, Paragraph, TextRun } from "docx";
import { allowedInXml } from "@/workshop/export/xml";
import { fontOf, type Script, scriptsIn } from "@/server/export/fonts";

const rtlLetters = /[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Thaana}\p{sc=Syriac}]/u;
const ltrLetters = /\p{L}/u;
/** Letters of one direction with what stands between them. */
const stretches =
  /[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Thaana}\p{sc=Syriac}][\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Thaana}\p{sc=Syriac}\p{M}\p{N}\p{P}\p{Z}]*|[^\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Thaana}\p{sc=Syriac}]+/gu;

export type Direction = "ltr" | "rtl";

/** The direction of a text by its first letter, else that of the document. */
export function directionOf(text: string, document: Direction): Direction {
  const first = [...text].find((c) => ltrLetters.test(c));
  return first === undefined ? document : rtlLetters.test(first) ? "rtl" : "ltr";
}

const eastAsian: readonly Script[] = ["hangul", "han"];

/** What a run of this text needs beyond the document's own font; nothing for Latin letters alone. */
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

/** A text as runs; line breaks stay. */
export function runsOf(
  text: string,
  direction: Direction,
  options: Omit<IRunOptions, "text" | "children"> = {},
): TextRun[] {
  const lines = allowedInXml(text).split(/\r\n|[\n\r]/u);
  return lines.flatMap((line, i) => {
    const parts = line.match(stretches) ?? [""];
    return parts.map(
      (part, at) =>
        new TextRun({
          ...options,
          ...fontFor(part),
          ...(options.bold ? { boldComplexScript: true } : {}),
          text: part,
          break: i > 0 && at === 0 ? 1 : undefined,
          rightToLeft: rtlLetters.test(part) || (direction === "rtl" && !ltrLetters.test(part)) || undefined,
        }),
    );
  });
}

export type Written = Omit<IParagraphOptions, "children" | "text" | "run"> & {
  run?: Omit<IRunOptions, "text" | "children">;
};

/** A paragraph in its text's own direction, at the side where the document's reading starts. */
export function paragraph(text: string, document: Direction, { run, ...rest }: Written = {}): Paragraph {
  const own = directionOf(text, document);
  return new Paragraph({
    ...rest,
    bidirectional: own === "rtl" || undefined,
    alignment:
      rest.alignment ??
      (own === document ? undefined : document === "rtl" ? AlignmentType.RIGHT : AlignmentType.LEFT),
    children: runsOf(text, own, run),
  });
}
