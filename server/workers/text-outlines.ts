/**
 * Texts of a drawing as outlines of their letters, shaped by HarfBuzz with our own fonts: every reader draws
 * the same for every script, without any font. Order of stretches: Unicode Bidirectional Algorithm, rule L2,
 * in a drawing that reads from left to right.
 */
import { readFileSync } from "node:fs";
import bidiFactory from "bidi-js";
import * as hb from "harfbuzzjs";
import { fontFile } from "@/server/platform/font-files";
import { fontOf, type Script, scriptOf, scriptsIn } from "@/server/workers/fonts";

interface Outline {
  /** For the `d` of a path. */
  d: string;
  width: number;
}

/** Families that are as wide as those of the common programs: Calibri, Arial and Times. */
export type Family = "Carlito" | "Arimo" | "Tinos" | "Noto Sans";

const boldOf = (family: Family) => (family === "Noto Sans" ? "600SemiBold" : "700Bold");

/** A hand other than the project's own, for letters of Latin, Greek and Cyrillic. */
interface Hand {
  family: Family;
  italic: boolean;
}

/** Units of an outline for one of its size. */
const UNITS = 1_000;

/** A contour: where it begins, seen from the letter's own origin, and the rest of it in steps. */
interface Contour {
  x: number;
  y: number;
  rest: string;
}

class Face {
  private readonly font: hb.Font;
  private readonly drawn = new Map<number, Contour[]>();

  constructor(file: string) {
    this.font = new hb.Font(new hb.Face(new hb.Blob(readFileSync(file))));
    this.font.setScale(UNITS, UNITS);
  }

  has = (code: number): boolean => this.font.nominalGlyph(code) !== undefined;

  /**
   * @param whole the text around the stretch, which may change its shape
   * @returns its outline from `x` on, and its width
   */
  shaped(whole: string, { from, to, level }: ScriptRun, x: number): Outline {
    const buffer = new hb.Buffer();
    buffer.addText(whole, from, to - from);
    buffer.setDirection(level % 2 === 1 ? hb.Direction.RTL : hb.Direction.LTR);
    buffer.guessSegmentProperties();
    hb.shape(this.font, buffer);
    let d = "";
    let width = 0;
    for (const { codepoint, xAdvance = 0, xOffset = 0, yOffset = 0 } of buffer.getGlyphInfosAndPositions()) {
      for (const { x: left, y: top, rest } of this.contours(codepoint))
        d += `M${x + width + xOffset + left} ${top - yOffset}${rest}`;
      width += xAdvance;
    }
    return { d, width };
  }

  private contours(glyph: number): Contour[] {
    const earlier = this.drawn.get(glyph);
    if (earlier) return earlier;
    const contours: Contour[] = [];
    let [x, y] = [0, 0];
    for (const { type, values } of this.font.glyphToJson(glyph)) {
      if (type === "M") {
        [x, y] = [values[0]!, -values[1]!];
        contours.push({ x, y, rest: "" });
        continue;
      }
      const steps = values.map((v, i) => (i % 2 === 0 ? v - x : -v - y));
      const contour = contours.at(-1)!;
      contour.rest += `${type.toLowerCase()}${steps.join(" ")}`;
      if (values.length > 0) [x, y] = [values.at(-2)!, -values.at(-1)!];
    }
    this.drawn.set(glyph, contours);
    return contours;
  }
}

/** A part of a text in one direction, script and font. */
interface ScriptRun {
  from: number;
  to: number;
  level: number;
  script: Script;
  face: Face;
}

const bidi = bidiFactory();
const clusters = new Intl.Segmenter("und", { granularity: "grapheme" });
/** Signs that are not drawn need no font. */
const unseen = /\p{Default_Ignorable_Code_Point}/u;

const faces = new Map<string, Face>();

function faceOf(script: Script, bold: boolean, hand?: Hand): Face {
  const file =
    hand && script === "latin"
      ? fontFile(hand.family, `${bold ? boldOf(hand.family) : "400Regular"}${hand.italic ? "_Italic" : ""}`)
      : fontOf(script)[bold ? "semibold" : "regular"];
  const earlier = faces.get(file);
  if (earlier) return earlier;
  const face = new Face(file);
  faces.set(file, face);
  return face;
}

/** The fonts of a text as its drawing names them: those of its scripts, then the one of Latin. */
const facesFor = (text: string, bold: boolean, hand?: Hand): Face[] => {
  const [latin, ...others] = scriptsIn(text);
  const faces = [...others, latin!].map((script) => faceOf(script, bold, hand));
  return hand ? [faces.at(-1)!, ...faces.slice(0, -1), faceOf("latin", bold)] : faces;
};

function scriptRuns(text: string, bold: boolean, hand?: Hand): ScriptRun[] {
  const fonts = facesFor(text, bold, hand);
  const { levels } = bidi.getEmbeddingLevels(text, "ltr");
  const runs: ScriptRun[] = [];
  let last: ScriptRun | undefined;
  for (const { segment, index } of clusters.segment(text)) {
    const seen = [...segment].filter((char) => !unseen.test(char)).map((char) => char.codePointAt(0)!);
    const level = levels[index]!;
    const script = scriptOf(segment) ?? last?.script ?? "latin";
    const face =
      seen.length === 0 && last ? last.face : (fonts.find((f) => seen.every(f.has)) ?? fonts.at(-1)!);
    if (last && last.level === level && last.script === script && last.face === face)
      last.to = index + segment.length;
    else {
      last = { from: index, to: index + segment.length, level, script, face };
      runs.push(last);
    }
  }
  return runs;
}

/**
 * Rule L2: from the highest level to the lowest odd one, stretches at that level or above are turned round.
 */
function asSeen(logical: readonly ScriptRun[]): ScriptRun[] {
  const seen = [...logical];
  const highest = Math.max(0, ...seen.map((s) => s.level));
  for (let level = highest; level > 0; level--) {
    for (let start = 0; start < seen.length; start++) {
      let end = start;
      while (end < seen.length && seen[end]!.level >= level) end++;
      if (end > start) seen.splice(start, end - start, ...seen.slice(start, end).reverse());
      start = end;
    }
  }
  return seen;
}

/**
 * @returns the outline of a line in thousandths of its size, from its left end on its base line; y grows
 * downwards
 */
export const outlineOf = (text: string, bold: boolean, hand?: Hand): Outline => {
  let d = "";
  let width = 0;
  for (const stretch of asSeen(scriptRuns(text, bold, hand))) {
    const part = stretch.face.shaped(text, stretch, width);
    d += part.d;
    width += part.width;
  }
  return { d, width };
};
