/**
 * The text of a shape, set line by line: styles from the weakest source to the strongest, lists, alignment,
 * and as much smaller as a box asks for that shrinks its text. Letters are outlines; all sizes are points.
 */
import { colourIn, cssOf, type Palette } from "@/server/workers/pptx/theme";
import { scriptsIn } from "@/server/workers/fonts";
import { type Family, outlineOf } from "@/server/workers/text-outlines";
import { child, children, element, elements, type XmlElement, textIn } from "@/server/workers/xml";

/** Points of an EMU, the unit of the file. */
export const POINT = 1 / 12_700;

export interface TextRequest {
  body: XmlElement;
  /** Properties of the box, and styles of lists, each from the weakest to the strongest. */
  boxes: readonly (XmlElement | undefined)[];
  styles: readonly (XmlElement | undefined)[];
  width: number;
  height: number;
  palette: Palette;
  slideNumber: number;
  /** Where margins stand that are a cell's. */
  margins?: readonly [number, number, number, number];
  anchor?: string;
}

interface RunStyle {
  attributes: Record<string, string>;
  fill?: XmlElement;
  latin?: string;
  highlight?: XmlElement;
  link?: boolean;
}
interface ParagraphStyle {
  attributes: Record<string, string>;
  /** Spacing and list marks by their names. */
  parts: Record<string, XmlElement>;
  run: RunStyle;
}

const FILLS = new Set(["solidFill", "gradFill", "noFill", "pattFill", "blipFill"]);

function withRun(base: RunStyle, properties: XmlElement | undefined): RunStyle {
  if (!properties) return base;
  const fill = elements(properties).find((c) => FILLS.has(c.name));
  const latin = child(properties, "latin")?.attributes.typeface;
  const highlight = child(properties, "highlight");
  return {
    attributes: { ...base.attributes, ...properties.attributes },
    ...((fill ?? base.fill) ? { fill: fill ?? base.fill! } : {}),
    ...((latin ?? base.latin) ? { latin: latin ?? base.latin! } : {}),
    ...((highlight ?? base.highlight) ? { highlight: highlight ?? base.highlight! } : {}),
    ...(base.link || child(properties, "hlinkClick") ? { link: true } : {}),
  };
}

/** What takes the place of another: a mark of a list, its colour, font or size. */
const slotOf = (name: string): string =>
  name.replace(/^bu(?:None|Char|AutoNum|Blip)$/, "mark").replace(/^(buClr|buFont|buSz)[A-Z]\w*$/, "$1");

function withParagraph(base: ParagraphStyle, properties: XmlElement | undefined): ParagraphStyle {
  if (!properties) return base;
  const parts = { ...base.parts };
  for (const part of elements(properties)) parts[slotOf(part.name)] = part;
  return {
    attributes: { ...base.attributes, ...properties.attributes },
    parts,
    run: withRun(base.run, child(properties, "defRPr")),
  };
}

const SERIFS = /times|georgia|cambria|garamond|serif|palatino|bookman|antiqua|century|tinos|rockwell|bodoni/i;

/** As wide as the font that is named; what has no likeness here takes the neutral one. */
function familyOf(name: string): Family {
  if (/calibri|carlito|candara|corbel|gill|myriad/i.test(name)) return "Carlito";
  if (SERIFS.test(name) && !/sans|gothic/i.test(name)) return "Tinos";
  return /verdana|tahoma|noto|open sans|segoe|dejavu|droid|ubuntu/i.test(name) ? "Noto Sans" : "Arimo";
}

/** Parts of the size above and below the base line. */
const HEIGHTS: Record<Family, readonly [number, number]> = {
  Carlito: [0.952, 0.269],
  Arimo: [0.905, 0.245],
  Tinos: [0.891, 0.259],
  "Noto Sans": [1.0, 0.28],
};
const TALL: readonly [number, number] = [1.03, 0.29];

interface Atom {
  text: string;
  style: SetStyle;
  width: number;
  space: boolean;
  /** A line may end behind it. */
  end: boolean;
  /** A line ends behind it. */
  forced?: boolean;
}
interface SetStyle {
  family: Family;
  size: number;
  bold: boolean;
  italic: boolean;
  fill: string;
  opacity: number;
  raise: number;
  spacing: number;
  underline: boolean;
  strike: boolean;
  highlight: string | null;
  capitals: boolean;
}
interface Line {
  atoms: Atom[];
  width: number;
  above: number;
  below: number;
  /** Space before it. */
  gap: number;
  left: number;
  room: number;
  align: string;
  rtl: boolean;
  mark?: { text: string; style: SetStyle; shift: number };
}

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });
const words = new Intl.Segmenter("th", { granularity: "word" });
const SPACELESS = /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const WIDE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303f\uff00-\uffef]/u;
const CLOSING =
  /^[\u3001\u3002\uff0c\uff0e\uff01\uff1f\uff1a\uff1b\uff09\u300d\u300f\u3011\u3015\u2019\u201d,.!?:;)\]%\u30fc\u2026\u3005]/u;
const OPENING = /[\uff08\u300c\u300e\u3010\u3014\u2018\u201c([]$/u;

/** The text in parts behind which a line may end. */
function breakable(text: string): string[] {
  const units = [...words.segment(text)].flatMap(({ segment }) =>
    WIDE.test(segment) ? [...graphemes.segment(segment)].map((g) => g.segment) : [segment],
  );
  const parts: string[] = [];
  for (const unit of units) {
    const last = parts.at(-1);
    if (last === undefined) parts.push(unit);
    else if (/^\s/.test(unit)) parts[parts.length - 1] = last + unit;
    else if (
      /\s$/.test(last) ||
      (/[\p{L}\p{N}][-\u2013\u2014]$/u.test(last) && /^\p{L}/u.test(unit)) ||
      (SPACELESS.test(last.at(-1)!) && SPACELESS.test(unit[0]!)) ||
      ((WIDE.test(last.slice(-1)) || WIDE.test(unit)) && !CLOSING.test(unit) && !OPENING.test(last))
    )
      parts.push(unit);
    else parts[parts.length - 1] = last + unit;
  }
  return parts;
}

const widths = new Map<string, number>();

function widthOf(text: string, style: SetStyle): number {
  const key = `${style.family}${style.bold}${style.italic}\n${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    width = outlineOf(text, style.bold, style).width / 1_000;
    if (widths.size > 20_000) widths.clear();
    widths.set(key, width);
  }
  return width * style.size + (style.spacing ? style.spacing * [...text].length : 0);
}

/** Marks of symbol fonts, which are not here, by their usual likeness. */
const SYMBOLS: Record<string, string> = Object.fromEntries(
  "§▪ ü✓ Ø➢ q□ v◆ l● n■ ¨□ à→ û✗ o□ -– u◆ w◆ ●●".split(" ").map((pair) => [pair[0], pair[1]]),
);

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const ROMAN = "m1000 cm900 d500 cd400 c100 xc90 l50 xl40 x10 ix9 v5 iv4 i1".split(" ");

/** @param count from 1 */
function numeral(type: string, count: number): string {
  let sign = String(count);
  if (type.startsWith("alpha")) sign = LETTERS[(count - 1) % 26]!.repeat(Math.min(5, Math.ceil(count / 26)));
  if (type.startsWith("roman")) {
    let rest = Math.min(count, 3_999);
    sign = "";
    for (const step of ROMAN)
      for (const worth = Number(step.replace(/\D+/, "")); rest >= worth; rest -= worth)
        sign += step.replace(/\d+/, "");
  }
  if (type.includes("Uc")) sign = sign.toUpperCase();
  if (type.endsWith("Plain")) return sign;
  return `${type.endsWith("ParenBoth") ? "(" : ""}${sign}${type.includes("Paren") ? ")" : "."}`;
}

const percent = (value: string | undefined): number => {
  const number = Number.parseFloat(value ?? "");
  return Number.isNaN(number) ? 1 : value!.endsWith("%") ? number / 100 : number / 100_000;
};
const on = (value: string | undefined): boolean => value === "1" || value === "true";

interface SetText {
  svg: string;
  /** Of the text alone, with its margins. */
  height: number;
}

export function setText(request: TextRequest): SetText | null {
  const box: Record<string, string> = Object.assign({}, ...request.boxes.map((b) => b?.attributes ?? {}));
  const fit = request.boxes.reduce<XmlElement | undefined>(
    (now, b) => (b && elements(b).find((c) => /Autofit$|AutoFit$/.test(c.name))) || now,
    undefined,
  );
  const margin = (name: string, standard: number) => Number(box[name] ?? standard) * POINT || 0;
  const [l, t, r, b] = request.margins ?? [
    margin("lIns", 91_440),
    margin("tIns", 45_720),
    margin("rIns", 91_440),
    margin("bIns", 45_720),
  ];
  const turned = /^(vert|vert270|eaVert|mongolianVert)$/.test(box.vert ?? "");
  const [w, h] = turned ? [request.height, request.width] : [request.width, request.height];
  const columns = Math.max(1, Math.min(16, Number(box.numCol) || 1));
  const gutter = Number(box.spcCol ?? 0) * POINT;
  const inner = Math.max(1, (w - l - r - gutter * (columns - 1)) / columns);
  const wraps = box.wrap !== "none";
  const shrinks = fit?.name === "normAutofit";
  const first = shrinks ? Math.max(0.1, Math.min(1, percent(fit.attributes.fontScale))) : 1;
  const tighter = shrinks && fit.attributes.lnSpcReduction ? percent(fit.attributes.lnSpcReduction) : 0;
  const room = h - t - b;
  let lines = linesOf(request, wraps ? inner : 1e5, inner, first, tighter);
  if (lines.every((line) => line.atoms.length === 0)) return null;
  for (let scale = first; shrinks && heightOf(lines) / columns > room * 1.02 && scale > 0.3; ) {
    scale *= 0.95;
    lines = linesOf(request, wraps ? inner : 1e5, inner, scale, Math.max(tighter, 0.1));
  }
  const height = heightOf(lines);
  const anchor = request.anchor ?? box.anchor ?? "t";
  const shown = columns > 1 ? Math.min(height, room) : height;
  let y = t + (anchor === "ctr" ? (room - shown) / 2 : anchor === "b" ? room - shown : 0);
  const top = y;
  let svg = "";
  let column = 0;
  const widest = Math.max(...lines.map((line) => line.width + line.left));
  const centred =
    on(box.anchorCtr) && lines.every((line) => line.align === "l") ? Math.max(0, (inner - widest) / 2) : 0;
  for (const [i, line] of lines.entries()) {
    if (i > 0) y += line.gap;
    if (columns > 1 && column < columns - 1 && y + line.above + line.below > top + room) {
      column++;
      y = top;
    }
    svg += lineSvg(line, l + centred + column * (inner + gutter), y + line.above);
    y += line.above + line.below;
  }
  if (turned)
    svg =
      box.vert === "vert270"
        ? `<g transform="translate(0 ${round(request.height)}) rotate(-90)">${svg}</g>`
        : `<g transform="translate(${round(request.width)} 0) rotate(90)">${svg}</g>`;
  return { svg, height: height + t + b };
}

const heightOf = (lines: readonly Line[]): number =>
  lines.reduce((sum, line, i) => sum + line.above + line.below + (i > 0 ? line.gap : 0), 0);

const round = (value: number): number => Math.round(value * 100) / 100;

function linesOf(request: TextRequest, limit: number, room: number, scale: number, tighter: number): Line[] {
  const lines: Line[] = [];
  const counts: number[] = [];
  let after = 0;
  for (const paragraph of children(request.body, "p")) {
    const properties = child(paragraph, "pPr");
    const level = Math.max(0, Math.min(8, Number(properties?.attributes.lvl) || 0));
    let style: ParagraphStyle = { attributes: {}, parts: {}, run: { attributes: {} } };
    for (const source of request.styles) {
      style = withParagraph(style, child(source, "defPPr"));
      style = withParagraph(style, child(source, `lvl${level + 1}pPr`));
    }
    style = withParagraph(style, properties);
    const { atoms, empty } = atomsOf(paragraph, style, request, scale);
    const { attributes, parts } = style;
    const rtl = on(attributes.rtl);
    const align = attributes.algn ?? (rtl ? "r" : "l");
    const [near, far] = [Number(attributes.marL ?? 0) * POINT, Number(attributes.marR ?? 0) * POINT];
    const [start, end] = rtl ? [far || near, 0] : [near, far];
    const indent = Number(attributes.indent ?? 0) * POINT;
    const mark = atoms.length > 0 ? markOf(parts, atoms[0]!.style, counts, level, request.palette) : null;
    const [before, behind] = [spaceOf(parts.spcBef, empty.size), spaceOf(parts.spcAft, empty.size)];
    const set = broken(atoms, Math.max(10, limit - start - end), mark ? 0 : indent);
    for (const [i, line] of set.entries()) {
      const [above, below] = lineHeights(line, empty, parts.lnSpc, tighter, lines.length === 0);
      const width = line.reduce((sum, a) => sum + a.width, 0) - trailing(line);
      const shift = i === 0 && !mark ? indent : 0;
      lines.push({
        atoms: line,
        width,
        above,
        below,
        gap: i === 0 ? after + before * scale : 0,
        left: rtl ? end : start + shift,
        room: room - start - end - shift,
        align:
          align === "just" && (i === set.length - 1 || width < (room - start) * 0.7)
            ? rtl
              ? "r"
              : "l"
            : align,
        rtl,
        ...(i === 0 && mark ? { mark: { ...mark, shift: Math.min(indent, 0) } } : {}),
      });
      if (i === 0 && mark && indent >= 0) lines.at(-1)!.left += rtl ? 0 : widthOf(mark.text, mark.style) + 4;
    }
    after = behind * scale;
  }
  return lines;
}

const trailing = (line: readonly Atom[]): number => {
  let width = 0;
  for (let i = line.length - 1; i >= 0 && line[i]!.space; i--) width += line[i]!.width;
  return width;
};

function spaceOf(space: XmlElement | undefined, size: number): number {
  const points = child(space, "spcPts")?.attributes.val;
  if (points) return Math.max(0, Number(points) / 100) || 0;
  const part = child(space, "spcPct")?.attributes.val;
  return part ? Math.max(0, percent(part)) * size * 1.2 : 0;
}

function lineHeights(
  line: readonly Atom[],
  empty: SetStyle,
  spacing: XmlElement | undefined,
  tighter: number,
  first: boolean,
): [number, number] {
  let [above, below] = [0, 0];
  for (const { style, text } of line.length > 0 ? line : [{ style: empty, text: "" }]) {
    const [up, down] = scriptsIn(text).length > 1 ? TALL : HEIGHTS[style.family];
    above = Math.max(above, up * style.size);
    below = Math.max(below, down * style.size);
  }
  const points = child(spacing, "spcPts")?.attributes.val;
  if (points) {
    const fixed = Math.max(1, Number(points) / 100 || 1);
    return [fixed * 0.8, fixed * 0.2];
  }
  const part = Math.max(0.3, percent(child(spacing, "spcPct")?.attributes.val ?? "100000") - tighter);
  const more = (above + below) * (part - 1);
  return [first && more > 0 ? above : above + more, below];
}

function markOf(
  parts: Record<string, XmlElement>,
  base: SetStyle,
  counts: number[],
  level: number,
  palette: Palette,
): { text: string; style: SetStyle } | null {
  const { mark } = parts;
  if (mark?.name !== "buAutoNum") counts.length = Math.min(counts.length, level);
  if (!mark || mark.name === "buNone") return null;
  counts.length = Math.min(counts.length, level + 1);
  const { startAt = "1", type = "", char = "" } = mark.attributes;
  counts[level] =
    counts[level] === undefined ? Math.max(1, Math.round(Number(startAt)) || 1) : counts[level] + 1;
  const font = parts.buFont?.attributes.typeface ?? "+";
  const symbol = /wingding|symbol|webding/i.test(font);
  const raw = [...char][0] ?? "";
  const code = raw.codePointAt(0) ?? 0;
  const plain = code >= 0xf000 && code < 0xf100 ? String.fromCharCode(code - 0xf000) : raw;
  const text =
    mark.name === "buAutoNum"
      ? numeral(type, counts[level])
      : mark.name === "buBlip"
        ? "\u2022"
        : symbol || plain !== raw
          ? (SYMBOLS[plain] ?? "\u2022")
          : char.slice(0, 4);
  const colour = parts.buClr?.name === "buClr" ? colourIn(parts.buClr, palette) : null;
  const size =
    parts.buSz?.name === "buSzPct"
      ? base.size * percent(parts.buSz.attributes.val)
      : parts.buSz?.name === "buSzPts"
        ? Number(parts.buSz.attributes.val) / 100 || base.size
        : base.size;
  return {
    text,
    style: {
      ...base,
      size,
      ...(symbol || font.startsWith("+") ? {} : { family: familyOf(font) }),
      underline: false,
      strike: false,
      highlight: null,
      spacing: 0,
      // A small mark stands as high as a large one.
      raise: Math.max(0, base.size - size) * 0.33,
      ...(colour ? { fill: cssOf(colour), opacity: colour.alpha } : {}),
    },
  };
}

/** Letters of one box; more are not set. */
const MAX_LETTERS = 40_000;

function atomsOf(paragraph: XmlElement, style: ParagraphStyle, request: TextRequest, scale: number) {
  const runs: { text: string; style: SetStyle; forced?: boolean }[] = [];
  let letters = 0;
  for (const part of elements(paragraph)) {
    if (part.name === "br")
      runs.push({
        text: "",
        style: setStyle(withRun(style.run, child(part, "rPr")), request, scale),
        forced: true,
      });
    if (part.name !== "r" && part.name !== "fld") continue;
    const number = part.name === "fld" && part.attributes.type === "slidenum";
    const set = setStyle(withRun(style.run, child(part, "rPr")), request, scale);
    const raw = number ? String(request.slideNumber) : textIn(child(part, "t")?.children ?? []);
    const text = raw.slice(0, Math.max(0, MAX_LETTERS - letters)).replace(/[\r\n\v]/g, " ");
    letters += text.length;
    if (text) runs.push({ text: set.capitals ? text.toUpperCase() : text, style: set });
  }
  const atoms: Atom[] = [];
  let block: typeof runs = [];
  const flush = () => {
    const whole = block.map((run) => run.text).join("");
    const queue = block.map((run) => ({ ...run }));
    for (const part of breakable(whole)) {
      let rest = part.length;
      while (rest > 0 && queue.length > 0) {
        const run = queue[0]!;
        const piece = run.text.slice(0, rest);
        run.text = run.text.slice(rest);
        rest -= piece.length;
        if (!run.text) queue.shift();
        for (const text of piece.split(/(\s+)/)) {
          if (!text) continue;
          const space = /^\s/.test(text);
          const width = text.includes("\t") ? 36 * text.length : widthOf(text, run.style);
          atoms.push({ text: text.replaceAll("\t", " "), style: run.style, width, space, end: false });
        }
      }
      if (atoms.length > 0) atoms.at(-1)!.end = true;
    }
    block = [];
  };
  for (const run of runs) {
    if (!run.forced) block.push(run);
    else {
      flush();
      atoms.push({ text: "", style: run.style, width: 0, space: true, end: true, forced: true });
    }
  }
  flush();
  return {
    atoms,
    empty: runs[0]?.style ?? setStyle(withRun(style.run, child(paragraph, "endParaRPr")), request, scale),
  };
}

function setStyle(
  { attributes, fill, latin, highlight, link }: RunStyle,
  request: TextRequest,
  scale: number,
): SetStyle {
  const { palette } = request;
  const { fonts } = palette.theme;
  const name =
    !latin || latin.startsWith("+mn") ? fonts.minor : latin.startsWith("+mj") ? fonts.major : latin;
  const shift = attributes.baseline ? percent(attributes.baseline) : 0;
  const size = Math.max(1, Math.min(2_000, Number(attributes.sz ?? 1_800) / 100 || 18)) * scale;
  const inLink = link && palette.theme.colours.hlink ? colourIn(HYPERLINK, palette) : null;
  const painted =
    fill?.name === "gradFill"
      ? colourIn(child(child(fill, "gsLst"), "gs"), palette)
      : fill?.name === "pattFill"
        ? colourIn(child(fill, "fgClr"), palette)
        : colourIn(fill, palette);
  const colour = inLink ?? painted ?? colourIn(TEXT, palette) ?? { rgb: [0, 0, 0] as const, alpha: 1 };
  const behind = colourIn(highlight, palette);
  return {
    family: familyOf(name),
    size: shift ? size * 0.66 : size,
    bold: on(attributes.b),
    italic: on(attributes.i),
    fill: cssOf(colour),
    opacity: fill?.name === "noFill" ? 0 : colour.alpha,
    raise: shift * size,
    spacing: ((Number(attributes.spc ?? 0) || 0) / 100) * scale,
    underline: link === true || (attributes.u !== undefined && attributes.u !== "none"),
    strike: attributes.strike !== undefined && attributes.strike !== "noStrike",
    highlight: behind ? cssOf(behind) : null,
    capitals: attributes.cap === "all" || attributes.cap === "small",
  };
}

const scheme = (val: string) => element("fill", {}, element("schemeClr", { val }));
const HYPERLINK = scheme("hlink");
const TEXT = scheme("tx1");

/** Lines of at most so much width; a word that is longer than a line is cut. */
function broken(atoms: readonly Atom[], limit: number, indent: number): Atom[][] {
  const lines: Atom[][] = [[]];
  let used = indent;
  let unit: Atom[] = [];
  const place = () => {
    const width = unit.reduce((sum, a) => sum + a.width, 0);
    const seen = width - trailing(unit);
    if (used + seen > limit * 1.015 + 0.5 && lines.at(-1)!.length > 0) {
      lines.push([]);
      used = 0;
    }
    for (const atom of seen > limit ? unit.flatMap(letterwise) : unit) {
      if (seen > limit && !atom.space && used + atom.width > limit && lines.at(-1)!.length > 0) {
        lines.push([]);
        used = 0;
      }
      lines.at(-1)!.push(atom);
      used += atom.width;
    }
    unit = [];
  };
  for (const atom of atoms) {
    unit.push(atom);
    if (atom.end) place();
    if (atom.forced) {
      lines.push([]);
      used = 0;
    }
  }
  if (unit.length > 0) place();
  return lines;
}

const letterwise = (atom: Atom): Atom[] =>
  atom.space
    ? [atom]
    : [...graphemes.segment(atom.text)].map(({ segment }) => ({
        ...atom,
        text: segment,
        width: widthOf(segment, atom.style),
        end: true,
      }));

function lineSvg(line: Line, x: number, base: number): string {
  const seen = [...line.atoms];
  while (seen.at(-1)?.space) seen.pop();
  const runs: Atom[] = [];
  for (const atom of seen) {
    const last = runs.at(-1);
    // A tab keeps its width.
    const tab = (a: Atom) => a.space && Math.abs(a.width - widthOf(a.text, a.style)) > 0.01;
    if (last && last.style === atom.style && !tab(last) && !tab(atom)) {
      last.text += atom.text;
      last.width += atom.width;
    } else runs.push({ ...atom });
  }
  const spread = line.align === "just" || line.align === "dist" ? Math.max(0, line.room - line.width) : 0;
  const gaps = seen.filter((a) => a.space).length;
  const free = line.room - line.width;
  let pen = x + line.left + (line.align === "ctr" ? free / 2 : line.align === "r" ? free : 0);
  let svg = "";
  if (line.mark) {
    const { text, style, shift } = line.mark;
    const width = widthOf(text, style);
    const place = line.rtl
      ? pen + line.width - shift - width
      : line.align === "l" || line.align === "just"
        ? x + line.left + shift
        : pen + Math.min(shift, -width - 4);
    svg += runSvg(text, style, shift < 0 || line.rtl ? place : place - width - 4, base, width, line.rtl);
  }
  if (spread > 0 && gaps > 0 && !line.rtl) {
    for (const atom of seen) {
      if (!atom.space) svg += runSvg(atom.text, atom.style, pen, base, atom.width, false);
      pen += atom.width + (atom.space ? spread / gaps : 0);
    }
    return svg;
  }
  for (const run of line.rtl ? runs.reverse() : runs) {
    svg += runSvg(run.text, run.style, pen, base, run.width, line.rtl);
    pen += run.width;
  }
  return svg;
}

function runSvg(text: string, style: SetStyle, x: number, base: number, width: number, rtl: boolean): string {
  const { size, fill, opacity } = style;
  const y = base - style.raise;
  const paint = `fill="${fill}"${opacity < 1 ? ` fill-opacity="${round(opacity)}"` : ""}`;
  const bar = (from: number, thick: number, colour = paint) =>
    `<rect x="${round(x)}" y="${round(from)}" width="${round(width)}" height="${round(thick)}" ${colour}/>`;
  let svg = style.highlight ? bar(y - size * 0.95, size * 1.2, `fill="${style.highlight}"`) : "";
  let pen = x;
  const pieces = style.spacing ? [...graphemes.segment(text)].map((g) => g.segment) : [text];
  for (const piece of pieces) {
    const { d } = outlineOf(rtl ? `\u2067${piece}\u2069` : piece, style.bold, style);
    if (d)
      svg += `<path transform="translate(${round(pen)} ${round(y)}) scale(${Math.round(size * 100) / 1e5})" ${paint} d="${d}"/>`;
    if (style.spacing) pen += widthOf(piece, style);
  }
  if (style.underline) svg += bar(y + size * 0.1, Math.max(0.5, size * 0.06));
  if (style.strike) svg += bar(y - size * 0.28, Math.max(0.5, size * 0.06));
  return svg;
}
