/**
 * The pen of charts. Places are logical: x grows from where reading starts. Texts carry their direction in
 * isolates (Unicode Bidirectional Algorithm, rule X5a–c), as SVG readers differ in `direction`.
 */
import { familiesOf } from "@/components/chart/families";
import type { Type } from "@/components/chart/text";
import { widthOf } from "@/model/text/widths";
import { colourOf, palette } from "@/components/chart/palette";
import { xmlText } from "@/workshop/exports/xml";
import type { Chart, Look } from "@/model/figures/chart";

export interface Frame {
  /** Pixels. */
  width: number;
  direction: "ltr" | "rtl";
  language: string;
  /** Draws bands and ticks of experts. */
  expert: boolean;
  /** Unique among the drawings of one page, for its patterns. */
  id: string;
  /** Charts of the same figure: rows of all of them begin and end in line. */
  among?: readonly Chart[];
  /** Draws texts as outlines, for painters without fonts. */
  letters?: Letters;
  /** Takes the texts in place of the drawing, for painters that set them on it. */
  texts?: PlacedText[];
}

/** A line on a drawing; `y` is its base line. */
export interface PlacedText {
  text: string;
  x: number;
  y: number;
  size: number;
  bold: boolean;
  fill: string;
  anchor: "start" | "middle" | "end";
}

/** A line's letters as an outline, and its width, in thousandths of its size; begins on its base line. */
interface Outline {
  d: string;
  width: number;
}

type Letters = (text: string, bold: boolean) => Outline;

interface TextStyle extends Partial<Type> {
  fill?: string;
  anchor?: "start" | "middle" | "end";
  /** The text of which this is a line; it gives the direction. */
  whole?: string;
  /** The colour of a plate behind the letters; an edge around them would print as drawings. */
  plate?: string;
}

interface ShapeStyle {
  fill?: string;
  stroke?: string;
  strokeWidth?: number;
  dash?: string;
  rx?: number;
  opacity?: number;
}

export type Pen = Frame & {
  /** The physical place of a logical x. */
  x(logical: number): number;
  box(x: number, y: number, width: number, height: number, how: ShapeStyle | Look): void;
  line(x1: number, y1: number, x2: number, y2: number, how?: ShapeStyle): void;
  dot(x: number, y: number, r: number, how: ShapeStyle): void;
  /** An outline in physical places. */
  path(d: string, how: ShapeStyle): void;
  write(x: number, y: number, text: string, how?: TextStyle): void;
  /** Lines one below the other; `y` is the first base line. @returns the height they take */
  lines(x: number, y: number, texts: readonly string[], how?: TextStyle & { leading?: number }): number;
  /** The sign of an expert's answer, centred. */
  tick(x: number, y: number): void;
  /** Draws an expert's part, which a figure's switch hides. */
  expertly(draw: () => void): void;
  parts: string[];
};

/** Scripts with marks above and below need higher lines. */
const tallScripts = "Thai Lao Khmer Myanmar Arabic Tamil Sinhala Devanagari Bengali Thaana".split(" ");
const tall = new RegExp(`[${tallScripts.map((script) => `\\p{sc=${script}}`).join("")}]`, "u");
export const leadingOf = (texts: readonly string[], size: number): number =>
  Math.ceil(size * (texts.some((t) => tall.test(t)) ? 1.6 : 1.32));

const n = (value: number): string => String(Math.round(value * 100) / 100);

const rightToLeft = /[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Thaana}\p{sc=Syriac}\p{sc=Nko}]/u;
const beginsRightToLeft = /^\P{L}*[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Thaana}\p{sc=Syriac}\p{sc=Nko}]/u;
const isolates = /[\u2066-\u2068][^\u2066-\u2069]*\u2069/gu;
/** True for ranges of numbers, and for isolates without a word between them. */
function hasParts(text: string): boolean {
  const between = text.replace(isolates, "0");
  const [low = "", ...higher] = text.split(" – ");
  const isRange = [low, higher.at(-1) ?? ""].every((end) => /\p{Nd}/u.test(end));
  return !/\p{L}/u.test(between) && (between !== text || isRange);
}

/**
 * A line in isolation from its surroundings. Without right-to-left letters it reads from left to right in any
 * drawing: "+1.9" keeps its sign in front, ranges begin at their lower end.
 */
function isolated(line: string, whole: string, direction: Frame["direction"]): string {
  const rtl = direction === "rtl";
  if (!rightToLeft.test(whole) && !(rtl && hasParts(whole))) return line;
  return `${rtl || beginsRightToLeft.test(whole) ? "\u2067" : "\u2066"}${line}\u2069`;
}

export function penOf(frame: Frame): Pen {
  const parts: string[] = [];
  const rtl = frame.direction === "rtl";
  const x = (logical: number) => (rtl ? frame.width - logical : logical);
  const painted = (how: ShapeStyle): string =>
    [
      ` fill="${how.fill ?? "none"}"`,
      how.stroke ? ` stroke="${how.stroke}" stroke-width="${n(how.strokeWidth ?? 1)}"` : "",
      how.dash ? ` stroke-dasharray="${how.dash}"` : "",
      how.opacity === undefined ? "" : ` opacity="${how.opacity}"`,
    ].join("");
  const pen: Pen = {
    ...frame,
    parts,
    x,
    box(start, y, width, height, how) {
      const fill = typeof how === "string" ? lookFill(how, frame.id) : how;
      const rx = Math.min(fill.rx ?? 4, width / 2, height / 2);
      const left = rtl ? frame.width - start - width : start;
      const size = `width="${n(Math.max(0, width))}" height="${n(Math.max(0, height))}"`;
      parts.push(`<rect x="${n(left)}" y="${n(y)}" ${size} rx="${n(Math.max(0, rx))}"${painted(fill)}/>`);
    },
    line(x1, y1, x2, y2, how = {}) {
      pen.path(`M${n(x(x1))},${n(y1)}L${n(x(x2))},${n(y2)}`, {
        stroke: palette.ink,
        strokeWidth: 1.5,
        ...how,
      });
    },
    dot(place, y, r, how) {
      parts.push(`<circle cx="${n(x(place))}" cy="${n(y)}" r="${n(r)}"${painted(how)}/>`);
    },
    path(d, how) {
      parts.push(`<path d="${d}"${painted(how)}/>`);
    },
    write(start, y, text, how = {}) {
      if (!text) return;
      const {
        size = FONT_SIZE,
        bold = false,
        fill = palette.ink,
        anchor = "start",
        plate,
        whole = text,
      } = how;
      if (plate) {
        const width = widthOf(text, size, bold);
        const from = start - (anchor === "start" ? 0 : anchor === "end" ? width : width / 2);
        pen.box(from - 2, y - size * 0.85, width + 4, size * 1.05, { fill: plate, rx: 3 });
      }
      const physical = anchor === "middle" ? "middle" : (anchor === "start") === rtl ? "end" : "start";
      if (frame.texts) {
        const line = isolated(text, whole, frame.direction);
        frame.texts.push({ text: line, x: x(start), y, size, bold, fill, anchor: physical });
        return;
      }
      if (frame.letters) {
        const { d, width } = frame.letters(isolated(text, whole, frame.direction), bold);
        const scale = size / 1_000;
        const left = x(start) - (physical === "start" ? 0 : physical === "end" ? width : width / 2) * scale;
        parts.push(
          `<path transform="matrix(${scale} 0 0 ${scale} ${n(left)} ${n(y)})" d="${d}" fill="${fill}"/>`,
        );
        return;
      }
      const families = familiesOf(text);
      parts.push(
        `<text x="${n(x(start))}" y="${n(y)}"`,
        families ? ` font-family="${families}"` : "",
        ` font-size="${n(size)}"${bold ? ' font-weight="600"' : ""} fill="${fill}"`,
        physical === "start" ? "" : ` text-anchor="${physical}"`,
        `>${xmlText(isolated(text, whole, frame.direction))}</text>`,
      );
    },
    lines(start, y, texts, how = {}) {
      const leading = how.leading ?? leadingOf(texts, how.size ?? FONT_SIZE);
      const whole = texts.join(" ");
      texts.forEach((text, i) => {
        pen.write(start, y + i * leading, text, { whole, ...how });
      });
      return texts.length * leading;
    },
    tick(place, y) {
      const c = x(place);
      const stroke = painted({ stroke: palette.tangerine, strokeWidth: 2.4 });
      parts.push(
        `<path d="M${n(c - 5)},${n(y)}l3.5,4 6.5,-8.5"${stroke} stroke-linecap="round" stroke-linejoin="round"/>`,
      );
    },
    expertly(draw) {
      if (!frame.expert) return;
      parts.push('<g data-expert="">');
      draw();
      parts.push("</g>");
    },
  };
  return pen;
}

export const FONT_SIZE = 14;
export const SMALL_FONT_SIZE = 12;

const lookFill = (look: Look, id: string): ShapeStyle =>
  look === "none"
    ? { fill: palette.paper, stroke: palette.lineStrong, dash: "3 3" }
    : look === "unsure" || look === "no" || look === "soft" || look === "strong"
      ? { fill: `url(#${id}-${look})` }
      : { fill: colourOf[look] };

/** Patterns tell answers apart without hue. */
export function patterns(id: string): string {
  const pattern = (look: "unsure" | "no" | "soft" | "strong", size: number, marks: string, turn = "") =>
    `<pattern id="${id}-${look}" width="${size}" height="${size}" patternUnits="userSpaceOnUse"${turn}>` +
    `<rect width="${size}" height="${size}" fill="${colourOf[look]}"/>${marks}</pattern>`;
  const turned = (degrees: number) => ` patternTransform="rotate(${degrees})"`;
  const dot = (place: number) =>
    `<circle cx="${place}" cy="${place}" r="1.1" fill="#fff" fill-opacity=".42"/>`;
  const looks = [
    pattern("unsure", 7, '<rect width="2" height="7" fill="#fff" fill-opacity=".34"/>', turned(45)),
    pattern("no", 8, dot(2) + dot(6)),
    pattern("soft", 6, '<rect width="1.2" height="6" fill="#fff" fill-opacity=".55"/>', turned(-45)),
    pattern("strong", 7, '<rect x="3" width="1.4" height="7" fill="#fff" fill-opacity=".5"/>'),
  ];
  return `<defs>${looks.join("")}</defs>`;
}
