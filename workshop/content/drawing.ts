/**
 * Drawings with translated words. The SVG has its figure in `<g id="shapes">` and after it, last, its words in
 * `<g id="words">`, each on one line: `<text id="means" x="320" y="180" data-fit="9">How it is done</text>`.
 * `data-fit` is the room for a line in em; longer words break into lines around y, or below it with
 * `data-from="top"`; `data-lines` is the most lines (2). A served drawing has a group for each language, chosen
 * by the address's fragment (`drawing.svg#th`). From right to left the drawing is mirrored, its words are not.
 */
import { direction } from "@/model/text/language";
import { BOLD_WIDTH_FACTOR, widthOf } from "@/model/text/widths";

export interface DrawingWord {
  id: string;
  text: string;
  /** The room for a line, in em. */
  fit: number;
  lines: number;
  bold: boolean;
}

type DrawingWords = Readonly<Record<string, string>>;

const SHAPES = '<g id="shapes">';
const WORDS = '<g id="words"';
const WORD = /<text id="([a-z0-9-]+)"([^<>]*)>([^<]*)<\/text>/g;
const LINES = 2;

interface Parts {
  /** All that stands before the figure. */
  before: string;
  shapes: string;
  /** Of the group of words, with a space before each. */
  attributes: string;
  words: string;
}

/** Null where a drawing has no group of words. */
function partsOf(svg: string): Parts | null {
  const shapes = svg.indexOf(SHAPES);
  const words = svg.indexOf(WORDS, shapes);
  if (shapes < 0 || words < 0) return null;
  const inside = svg.indexOf(">", words);
  return {
    before: svg.slice(0, shapes),
    shapes: svg.slice(shapes + SHAPES.length, svg.lastIndexOf(END, words)),
    attributes: svg.slice(words + WORDS.length, inside),
    words: svg.slice(inside + 1, svg.lastIndexOf(END)),
  };
}
const END = "</g>";

export function wordsOf(svg: string): DrawingWord[] {
  return [...(partsOf(svg)?.words ?? "").matchAll(WORD)].map(([, id = "", attributes = "", text = ""]) => ({
    id,
    text: unescaped(text),
    fit: fitOf(attributes),
    lines: Number(attributeOf(attributes, "data-lines") ?? LINES),
    bold: isBold(attributes),
  }));
}

/**
 * The drawing with its words in every language; what a language lacks stands there in the original.
 * @param original the language in which the drawing was made.
 */
export function withLanguages(
  svg: string,
  original: string,
  translations: Readonly<Record<string, DrawingWords>>,
): string {
  const parts = partsOf(svg);
  if (!parts) return svg;
  const { before, shapes, attributes } = parts;
  const width = Number(attributeOf(before, "width"));
  const group = (language: string, translation: DrawingWords, hidden: string) => {
    const mirrored = direction(language) === "rtl";
    const words = parts.words.replace(WORD, (_, id: string, wordAttributes: string, text: string) =>
      textElement(translation[id] ?? unescaped(text), wordAttributes, language, mirrored ? width : null),
    );
    return mirrored
      ? `<g id="${language}" lang="${language}" direction="rtl"${attributes}${hidden}>
<use href="#shapes" transform="matrix(-1 0 0 1 ${width} 0)"/>${words}</g>`
      : `<g id="${language}" lang="${language}"${attributes}${hidden}>\n<use href="#shapes"/>${words}</g>`;
  };
  const translated = Object.entries(translations).map(([language, words]) =>
    group(language, words, ' display="none"'),
  );
  return `${before}<style>:target{display:inline}:target~#${original}{display:none}</style>
<defs>${SHAPES}${shapes}${END}</defs>
${[...translated, group(original, {}, "")].join("\n")}
</svg>
`;
}

/** A line of a drawing; `y` is its base line. */
interface PlacedLine {
  text: string;
  x: number;
  y: number;
  size: number;
  bold: boolean;
  fill: string;
  anchor: "start" | "middle" | "end";
}

/** A drawing without its words, and these in one language, for type-setters. */
export interface SplitDrawing {
  svg: string;
  width: number;
  height: number;
  language: string;
  texts: PlacedLine[];
}

/** The beginning of a language's group, with its figure. */
const GROUP = /^\s*<g id="([\w-]+)"([^<>]*)>\s*(<use [^<>]*>)/;
const TEXT = /<text([^<>]*)>((?:<tspan[^<>]*>[^<>]*<\/tspan>)+)<\/text>/g;
const SPAN = /<tspan x="([^"]*)" dy="([^"]*)em">([^<>]*)<\/tspan>/g;

/** A served drawing apart, in `language` or else in its own. */
export function splitDrawing(svg: string, language: string): SplitDrawing {
  const [width, height] = ["width", "height"].map((name) => Number(attributeOf(svg, name))) as [
    number,
    number,
  ];
  const end = svg.lastIndexOf("</defs>") + "</defs>".length;
  const groups = svg
    .slice(end)
    .split(END)
    .flatMap((words) => {
      const [, id, around = "", figure = ""] = GROUP.exec(words) ?? [];
      return id === undefined ? [] : [{ id, around, figure, words }];
    });
  const group = groups.find(({ id }) => id === language) ?? groups.at(-1);
  if (!group) return { svg, width, height, language, texts: [] };
  const { id, around, figure, words } = group;
  const toLeft = direction(id) === "rtl";
  return {
    svg: `${svg.slice(0, end).replace(/<style>:target[^<]*<\/style>/, "")}${figure}</svg>`,
    width,
    height,
    language: id,
    texts: [...words.matchAll(TEXT)].flatMap(([, attributes = "", spans = ""]) => {
      const inherited = (name: string) => attributeOf(attributes, name) ?? attributeOf(around, name);
      const size = Number(inherited("font-size"));
      const written = (inherited("text-anchor") ?? "start") as PlacedLine["anchor"];
      const anchor = toLeft ? ({ start: "end", middle: "middle", end: "start" } as const)[written] : written;
      let y = Number(inherited("y"));
      return [...spans.matchAll(SPAN)].map(([, x, dy, text = ""]) => {
        y += Number(dy) * size;
        return {
          text: unescaped(text),
          x: Number(x),
          y,
          size,
          bold: Number(inherited("font-weight") ?? 400) > 400,
          fill: inherited("fill") ?? "#000000",
          anchor,
        };
      });
    }),
  };
}

/** True where a word fits the drawing. */
export function fits({ fit, lines, bold }: DrawingWord, text: string, language: string): boolean {
  const room = roomOf(fit, bold);
  const pieces = linesOf(text, room, language);
  return pieces.length <= lines && pieces.every((line) => emOf(line) <= room);
}

/** @param mirroredIn the width of a drawing that is mirrored. */
function textElement(text: string, attributes: string, language: string, mirroredIn: number | null): string {
  const left = Number(attributeOf(attributes, "x"));
  const position = mirroredIn === null ? left : mirroredIn - left;
  const lines = linesOf(text, roomOf(fitOf(attributes), isBold(attributes)), language);
  const first =
    attributeOf(attributes, "data-from") === "top"
      ? TOP
      : HALF_LETTER - ((lines.length - 1) * LINE_HEIGHT) / 2;
  const spans = lines.map(
    (line, i) =>
      `<tspan x="${position}" dy="${i === 0 ? Number(first.toFixed(3)) : LINE_HEIGHT}em">${escaped(line)}</tspan>`,
  );
  return `<text${attributes.replace(/ (?:x|data-[a-z]+)="[^"]*"/g, "")}>${spans.join("")}</text>`;
}

/** In em: line to line, and base line to the middle and the top of letters. */
const LINE_HEIGHT = 1.25;
const HALF_LETTER = 0.35;
const TOP = 0.9;

/** As few lines as have room in `fit` em, about equally long. */
function linesOf(text: string, fit: number, language: string): string[] {
  const pieces = piecesOf(text, fit, language);
  const fewest = filledLines(pieces, fit).length;
  let best = filledLines(pieces, fit);
  for (let narrower = fit - 0.25; narrower > 0 && Number.isFinite(narrower); narrower -= 0.25) {
    const lines = filledLines(pieces, narrower);
    if (lines.length > fewest) break;
    best = lines;
  }
  return best;
}

function filledLines(pieces: readonly string[], fit: number): string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    if (last !== undefined && emOf((last + piece).trimEnd()) <= fit) lines[lines.length - 1] = last + piece;
    else lines.push(piece);
  }
  return lines.map((line) => line.trim());
}

/** Scripts that set no spaces between words. */
const UNSPACED = /[\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}]/u;

/** Parts of a line that stay together, each with its space; within words only as a last resort. */
const piecesOf = (text: string, fit: number, language: string): string[] =>
  (text.match(/\S+\s*/gu) ?? []).flatMap((piece) =>
    UNSPACED.test(piece) && emOf(piece.trim()) > fit ? segmentsOf(piece, language) : [piece],
  );

function segmentsOf(text: string, language: string): string[] {
  const segments: string[] = [];
  for (const { segment, isWordLike } of new Intl.Segmenter(language, { granularity: "word" }).segment(text)) {
    if (isWordLike || segments.length === 0) segments.push(segment);
    else segments[segments.length - 1] += segment;
  }
  return segments;
}

const emOf = (text: string): number => widthOf(text, 1);

const isBold = (attributes: string): boolean => Number(attributeOf(attributes, "font-weight") ?? 400) > 400;

/** Bold letters take more of it. */
const roomOf = (fit: number, bold: boolean): number => (bold ? fit / BOLD_WIDTH_FACTOR : fit);

const fitOf = (attributes: string): number =>
  Number(attributeOf(attributes, "data-fit") ?? Number.POSITIVE_INFINITY);

const attributeOf = (attributes: string, name: string): string | undefined =>
  new RegExp(` ${name}="([^"]*)"`).exec(attributes)?.[1];

const escaped = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
const unescaped = (text: string): string =>
  text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
