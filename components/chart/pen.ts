/**
 * The pen of charts. Places are logical: x grows from where reading starts, so right-to-left drawings are
 * mirrored. Texts carry their direction in isolates (Unicode Bidirectional Algorithm, rule X5a–c), as SVG
 * readers differ in `direction`.
 */
import { familiesOf } from "@/components/chart/families";
import { type Type, widthOf } from "@/components/chart/text";
import { colourOf, palette } from "@/components/chart/palette";
import { xmlText } from "@/workshop/exports/xml";
import type { Chart, Look } from "@/model/figures/chart";

export interface Frame {
  /** Pixels. */
  width: number;
  direction: "ltr" | "rtl";
  language: string;
  /** Draw what an expert reads: bands and ticks. */
  expert: boolean;
  /** Unique among the drawings of one page, for its patterns. */
  id: string;
  /** Charts of the same figure: rows of all of them begin and end in line. */
  among?: readonly Chart[];
  /** Draws texts as outlines, for painters without fonts; omitted: as texts. */
  letters?: Letters;
}

/** A line's letters as an outline, and its width, in thousandths of its size; begins on its base line. */
export interface Outline {
  d: string;
  width: number;
}

export type Letters = (text: string, bold: boolean) => Outline;

interface TextStyle extends Partial<Type> {
  fill?: string;
  anchor?: "start" | "middle" | "end";
  /** The text of which this is a line: it reads in the direction of the whole. */
  whole?: string;
  /** The colour of a plate behind the letters. An edge around them would print as drawings. */
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
  /** An outline in physical places; use `x` to make them. */
  path(d: string, how: ShapeStyle): void;
  write(x: number, y: number, text: string, how?: TextStyle): void;
  /** Lines one below the other; `y` is the first base line. @returns the height they take */
  lines(x: number, y: number, texts: readonly string[], how?: TextStyle & { leading?: number }): number;
  /** The sign for what an expert accepts, centred. */
  tick(x: number, y: number): void;
  /** Draws an expert's part: omitted unless asked for, and hidden by a figure's switch. */
  expertly(draw: () => void): void;
  parts: string[];
};

/** Height of a line in units of its size; scripts with marks above and below need more. */
const tall =
  /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Arabic}\p{sc=Tamil}\p{sc=Sinhala}\p{sc=Devanagari}\p{sc=Bengali}\p{sc=Thaana}]/u;
export const leadingOf = (texts: readonly string[], size: number): number =>
  Math.ceil(size * (texts.some((t) => tall.test(t)) ? 1.6 : 1.32));

const n = (value: number): string => String(Math.round(value * 100) / 100);

const rightToLeft = /[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Thaana}\p{sc=Syriac}\p{sc=Nko}]/u;
const beginsRightToLeft = /^\P{L}*[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Thaana}\p{sc=Syriac}\p{sc=Nko}]/u;
const isolates = /[\u2066-\u2068][^\u2066-\u2069]*\u2069/gu;
/** Numbers from one to another, or parts that are isolates, without a word between them. */
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
      parts.push(
        `<rect x="${n(left)}" y="${n(y)}" width="${n(Math.max(0, width))}" height="${n(Math.max(0, height))}" rx="${n(Math.max(0, rx))}"${painted(fill)}/>`,
      );
    },
    line(x1, y1, x2, y2, how = {}) {
      parts.push(
        `<path d="M${n(x(x1))},${n(y1)}L${n(x(x2))},${n(y2)}"${painted({ stroke: palette.ink, strokeWidth: 1.5, ...how })}/>`,
      );
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
        `<text x="${n(x(start))}" y="${n(y)}"${families ? ` font-family="${families}"` : ""} font-size="${n(size)}"${bold ? ' font-weight="600"' : ""} fill="${fill}"${physical === "start" ? "" : ` text-anchor="${physical}"`}>${xmlText(isolated(text, whole, frame.direction))}</text>`,
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
      parts.push(
        `<path d="M${n(c - 5)},${n(y)}l3.5,4 6.5,-8.5"${painted({ stroke: palette.tangerine, strokeWidth: 2.4 })} stroke-linecap="round" stroke-linejoin="round"/>`,
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

/** Of what is read; small print is SMALL_FONT_SIZE. */
export const FONT_SIZE = 14;
export const SMALL_FONT_SIZE = 12;

const lookFill = (look: Look, id: string): ShapeStyle =>
  look === "none"
    ? { fill: palette.paper, stroke: palette.lineStrong, dash: "3 3" }
    : look === "unsure" || look === "no" || look === "soft" || look === "strong"
      ? { fill: `url(#${id}-${look})` }
      : { fill: colourOf[look] };

/**
 * Patterns tell answers apart without hue: stripes for "unsure", dots for "no", thin lines for "soft",
 * upright ones for "strong".
 */
export const patterns = (id: string): string =>
  `<defs><pattern id="${id}-unsure" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="7" height="7" fill="${colourOf.unsure}"/><rect width="2" height="7" fill="#fff" fill-opacity=".34"/></pattern>` +
  `<pattern id="${id}-no" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="${colourOf.no}"/><circle cx="2" cy="2" r="1.1" fill="#fff" fill-opacity=".42"/><circle cx="6" cy="6" r="1.1" fill="#fff" fill-opacity=".42"/></pattern>` +
  `<pattern id="${id}-soft" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><rect width="6" height="6" fill="${colourOf.soft}"/><rect width="1.2" height="6" fill="#fff" fill-opacity=".55"/></pattern>` +
  `<pattern id="${id}-strong" width="7" height="7" patternUnits="userSpaceOnUse"><rect width="7" height="7" fill="${colourOf.strong}"/><rect x="3" width="1.4" height="7" fill="#fff" fill-opacity=".5"/></pattern></defs>`;
