/**
 * In which size of letters a handout fits on one page of A4. Reckoned from the widths of letters, so that no browser
 * is needed to say what is too long; components/handouts/handouts.css draws with the same measures. Lengths are in
 * millimetres, or in em of the page's letters. Pure.
 */
import type { Token, Tokens } from "marked";
import type { PaperBlock } from "@/model/activity/paper";
import { tokensOf } from "@/model/text/markdown";
import type { Handout } from "@/workshop/handouts/handouts";

const POINT = 25.4 / 72;
const WIDTH = 180;
/** Between the margins, without what rounding may cost. */
const HEIGHT = 274;
/** A line to write on, and a row of a table to write in. */
const LINE = 6.2;
const ROW = 7;
/** Between two columns. */
const GAP = 6;
const FOOT_POINTS = 9;

/** The height of a line of text, in em: marks above and below letters need room. */
export const leadingOf = (language: string): number => (/^(ar|th)\b/.test(language) ? 1.5 : 1.35);

export interface Layout {
  /** Of the letters, in points. */
  size: number;
  /** The text may flow in two columns, which hold more of many short paragraphs and are read more easily. */
  columns: 1 | 2;
}

/** From the one that is wished for to the one that is just readable. */
const LAYOUTS: readonly Layout[] = [
  ...[12, 11.5, 11, 10.5, 10].map((size) => ({ size, columns: 1 }) as const),
  ...[10.5, 10, 9.5, 9, 8.5, 8, 7.5].flatMap(
    (size) =>
      [
        { size, columns: 2 },
        { size, columns: 1 },
      ] as const,
  ),
];

/** How a handout is drawn that fits in no way, over more than one page. */
export const SMALLEST: Layout = { size: 7.5, columns: 2 };

type Content = Pick<Handout, "title" | "notices" | "blocks">;

/**
 * How a handout fits on one page; null where it does not.
 * @param foot the lines at its foot, side by side
 */
export function layoutOf(handout: Content, language: string, foot: readonly string[] = []): Layout | null {
  const parsed = new Map<string, Token[]>();
  const fits = ({ size, columns }: Layout): boolean => {
    const ruler = new Ruler(size, leadingOf(language), parsed);
    const left = HEIGHT - around(handout, ruler, foot);
    if (columns === 1) return ruler.blocks(handout.blocks, WIDTH) <= left;
    // Columns are not filled to the last line: no heading ends one, and no field is torn.
    return ruler.blocks(handout.blocks, (WIDTH - GAP) / 2) / 2 + 2 * LINE <= left;
  };
  return LAYOUTS.find(fits) ?? null;
}

/** What stands above and below the text. */
function around({ title, notices }: Content, ruler: Ruler, foot: readonly string[]): number {
  const small = new Ruler(FOOT_POINTS, ruler.leading, new Map());
  const footLines = Math.max(1, ...foot.map((line) => small.lines(line, (WIDTH - GAP) / 2 - 4)));
  return (
    ruler.text(title, WIDTH, { size: 1.55, leading: 1.2, bold: true, around: 0.5 }) +
    notices.reduce((sum, text) => sum + ruler.markdown(text, WIDTH - 4) + 1.6 * ruler.em, 0) +
    (footLines + 2.4) * small.em * ruler.leading +
    4
  );
}

interface Style {
  /** Of the letters, in em. */
  size?: number;
  /** Of a line, in its own em. */
  leading?: number;
  bold?: boolean;
  /** Above and below together, in em of the page. */
  around?: number;
}

/** Measures text in letters of one size. */
class Ruler {
  /** Millimetres. */
  readonly em: number;

  constructor(
    points: number,
    readonly leading: number,
    /** Markdown that was read for another size. */
    private readonly parsed: Map<string, Token[]>,
  ) {
    this.em = points * POINT;
  }

  /** Lines that a text takes; where it takes several, half a word is lost at the end of each. */
  lines(text: string, width: number, { size = 1, bold = false }: Style = {}): number {
    const em = this.em * size;
    const length = widthOf(text) * em * (bold ? 1.07 : 1);
    return length <= width ? 1 : Math.ceil(length / Math.max(4 * em, width - 1.5 * em));
  }

  text(text: string, width: number, style: Style = {}): number {
    const { size = 1, leading = this.leading, around = 0.45 } = style;
    return this.lines(text, width, style) * this.em * size * leading + around * this.em;
  }

  blocks(blocks: readonly PaperBlock[], width: number): number {
    return blocks.reduce((sum, block) => sum + this.block(block, width), 0);
  }

  private block(block: PaperBlock, width: number): number {
    switch (block.type) {
      case "notice":
        return 0;
      case "heading":
        return this.heading(block.text, width);
      case "prose":
        return this.markdown(block.text, width);
      case "paragraph":
        return this.text(block.texts.join(" "), width, { around: 0.3 });
      case "question":
        return (
          this.text(block.text, width, { bold: true, around: 0.6 }) +
          (block.hint ? this.text(block.hint, width, { size: 0.88, around: 0 }) : 0)
        );
      case "boxes":
        return this.rowsOfBoxes(block.options, width) * this.em * this.leading + 0.4 * this.em;
      case "marks": {
        const items = block.items.map((item) => this.text(item, width - 20.5 * this.em, { around: 0.55 }));
        return items.reduce((sum, item) => sum + item, 0) + 2.4 * this.em;
      }
      case "lines":
        return block.lines * LINE + 0.2 * this.em;
      case "table": {
        const columns = block.columns.length + (block.rows.length > 0 ? 1 : 0);
        const cell = width / columns - this.em;
        const head = Math.max(...block.columns.map((c) => this.text(c, cell, { bold: true, around: 0.5 })));
        const rows = block.rows.map((row) => Math.max(ROW, this.text(row, cell, { around: 0.5 })));
        return rows.reduce((sum, row) => sum + row, head + block.blank * ROW + 0.6 * this.em);
      }
      case "section":
        return this.heading(block.title, width) + this.blocks(block.blocks, width) + this.em;
    }
  }

  private heading(text: string, width: number): number {
    return this.text(text, width, { size: 1.12, leading: 1.3, bold: true, around: 0.75 });
  }

  private rowsOfBoxes(options: readonly string[], width: number): number {
    let rows = 1;
    let used = 0;
    for (const option of options) {
      const own = (1.3 + widthOf(option)) * this.em;
      if (used > 0 && used + own > width) {
        rows++;
        used = 0;
      }
      rows += this.lines(option, width - 1.3 * this.em) - 1;
      used += own + 1.2 * this.em;
    }
    return rows;
  }

  markdown(text: string, width: number): number {
    const tokens = this.parsed.get(text) ?? tokensOf(text);
    this.parsed.set(text, tokens);
    return this.tokens(tokens, width);
  }

  private tokens(tokens: readonly Token[], width: number): number {
    return tokens.reduce((sum, token) => sum + this.token(token, width), 0);
  }

  private token(token: Token, width: number): number {
    switch (token.type) {
      case "space":
      case "def":
        return 0;
      case "heading":
        return this.heading(plainOf(token), width);
      case "list": {
        const items = (token as Tokens.List).items.map((item) =>
          this.tokens(item.tokens, width - 1.4 * this.em),
        );
        return items.reduce((sum, item) => sum + item, 0.45 * this.em);
      }
      case "table":
        return this.table(token as Tokens.Table, width);
      case "blockquote":
        return this.tokens(token.tokens ?? [], width - 2 * this.em) + 0.45 * this.em;
      // In an item of a list there is nothing around it.
      case "text":
        return this.text(plainOf(token), width, { around: 0.1 });
      default:
        return this.text(plainOf(token), width);
    }
  }

  /** Columns are as wide as their longest word asks, and share the rest by what they hold, as browsers do it. */
  private table({ header, rows }: Tokens.Table, width: number): number {
    const all = [header, ...rows].map((row) => row.map((cell) => cell.tokens.map(plainOf).join("")));
    const padding = this.em;
    const columns = header.map((_, c) => {
      const texts = all.map((row) => row[c] ?? "");
      const words = texts.flatMap((text) => text.split(/\s+/).map(widthOf));
      return { least: Math.max(...words) * this.em, most: Math.max(...texts.map(widthOf)) * this.em };
    });
    const left = width - columns.length * padding - columns.reduce((sum, c) => sum + c.least, 0);
    const spread = columns.reduce((sum, c) => sum + c.most - c.least, 0);
    const share = spread === 0 ? 0 : Math.min(1, Math.max(0, left) / spread);
    const widths = columns.map((c) => c.least + (c.most - c.least) * share);
    return all
      .map((row) => Math.max(...row.map((text, c) => this.text(text, widths[c] ?? width, { around: 0.5 }))))
      .reduce((sum, row) => sum + row, 0.6 * this.em);
  }
}

/** The text of a piece of Markdown without its signs. */
function plainOf(token: Token): string {
  if ("tokens" in token && token.tokens) return token.tokens.map(plainOf).join("");
  return "text" in token ? String(token.text) : "";
}

/** Of a text in one line, in em: rough widths of Noto Sans, a little too wide rather than too narrow. */
function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) width += widthOfLetter(letter);
  return width;
}

const WIDTHS: readonly [letters: RegExp, em: number][] = [
  [/\p{M}/u, 0],
  [/[\s.,:;'’‘|!iljI()[\]-]/, 0.27],
  [/[frt“”"/]/, 0.4],
  [/[mw]/, 0.86],
  [/[ckszxyv]/, 0.51],
  [/[ae0-9]/, 0.57],
  [/[a-z]/, 0.61],
  [/[A-Z]/, 0.65],
  [/\p{sc=Arabic}/u, 0.5],
  [/\p{sc=Thai}/u, 0.58],
  [/[\p{sc=Hangul}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u, 0.92],
];

const widthCache = new Map<string, number>();

function widthOfLetter(letter: string): number {
  const width = widthCache.get(letter) ?? WIDTHS.find(([of]) => of.test(letter))?.[1] ?? 0.65;
  widthCache.set(letter, width);
  return width;
}
