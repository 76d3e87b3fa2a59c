/**
 * The letter size in which a handout fits on one or two A4 sides, reckoned from letter widths without a
 * browser; components/handouts/handouts.css draws the same measures. Millimetres, or em of the page's
 * letters. Pure.
 */
import type { Token, Tokens } from "marked";
import type { PaperBlock } from "@/model/activity/paper";
import { tokensOf } from "@/model/text/markdown";
import type { Handout } from "@/workshop/handouts/handouts";

const POINT = 25.4 / 72;
const WIDTH = 186;
/** Between the margins, without what rounding may cost. */
const HEIGHT = 274;
/** The height of a line for handwriting: wide, or narrow where that does not fit. */
const WIDE_LINE = 8;
const NARROW_LINE = 7;
/** A letter written by hand. */
const LETTER = 5;
/** Names of rows. */
const ROW_NAME = 34;
/** So high that letters of a drawing are read as easily as others. */
const PICTURE = 84;
/** Between two columns. */
const GAP = 6;
/** Columns are not filled to the last line: no heading ends one, and no field is torn. */
const LOST = 6;
const FOOT_POINTS = 9;

/** The height of a line of text, in em: marks above and below letters need room. */
export const leadingOf = (language: string): number => (/^(ar|th)\b/.test(language) ? 1.5 : 1.35);

type Blocks = Handout["blocks"];

interface Letters {
  /** In points. */
  size: number;
  /** The text may flow in two columns, which hold more of many short paragraphs and are read more easily. */
  columns: 1 | 2;
  /** A line to write on. */
  line: number;
}

export interface Layout extends Letters {
  /** The front and, where needed, the back. */
  sides: readonly Blocks[];
}

/** From the ones that are wished for to the smallest that everybody can read. */
const sized = (sizes: readonly number[], others: Omit<Letters, "size">): Letters[] =>
  sizes.map((size) => ({ size, ...others }));
const WIDE = sized([12, 11.5, 11, 10.5, 10], { columns: 1, line: WIDE_LINE });
const NARROW = sized([10.5, 10], { columns: 1, line: NARROW_LINE });
const IN_COLUMNS = sized([10.5, 10, 9.5, 9], { columns: 2, line: WIDE_LINE });

/** Handwriting needs the whole width. */
const lettersFor = (blocks: readonly PaperBlock[]): readonly Letters[] =>
  blocks.some(({ type }) => type === "lines" || type === "table" || type === "section")
    ? [...WIDE, ...NARROW]
    : [...WIDE, ...IN_COLUMNS];

/** The layout of a handout that fits on no two sides: as many pages as it takes. */
export const overPages = (blocks: Blocks): Layout => ({ ...lettersFor(blocks).at(-1)!, sides: [blocks] });

export const measureOf = (columns: 1 | 2): number => (columns === 1 ? WIDTH : (WIDTH - GAP) / 2);

/** Lines on which so many letters can be written by hand. */
export const linesFor = (letters: number, width: number): number => Math.ceil((letters * LETTER) / width);

type Of<T extends PaperBlock["type"]> = Extract<PaperBlock, { type: T }>;

/** A table to write in: column widths, that of row names first, and the lines of each cell. */
export function cellsOf(
  { columns, rows }: Of<"table">,
  width: number,
): { widths: readonly number[]; lines: number } {
  const names = rows.length > 0 ? [Math.min(ROW_NAME, width / 4)] : [];
  const left = width - (names[0] ?? 0);
  const letters = columns.reduce((sum, column) => sum + column.letters, 0);
  return {
    widths: [...names, ...columns.map((column) => (left * column.letters) / letters)],
    lines: linesFor(letters, left),
  };
}

const TO_FILL = ["boxes", "marks", "lines", "table"];

/** Questions, each with what is to be filled in below it, and all other blocks alone. */
export function fieldsOf(blocks: readonly PaperBlock[]): PaperBlock[][] {
  const fields: PaperBlock[][] = [];
  for (const block of blocks) {
    const before = fields.at(-1);
    if (before?.length === 1 && before[0]?.type === "question" && TO_FILL.includes(block.type))
      before.push(block);
    else fields.push([block]);
  }
  return fields;
}

/** Blocks that stay together: a heading or question with what is below it. */
function groupsOf(blocks: Blocks): Blocks[] {
  const groups: Blocks[] = [];
  for (const block of blocks) {
    const before = groups.at(-1)?.at(-1)?.type;
    const goesOn = [...TO_FILL, "paragraph"].includes(block.type);
    if (before === undefined || (!goesOn && before !== "heading" && before !== "question"))
      groups.push([block]);
    else groups.at(-1)?.push(block);
  }
  return groups;
}

type Content = Pick<Handout, "title" | "notices" | "blocks">;

/** The layout on one side, or two; null: too long. @param foot the lines at its foot, side by side */
export function layoutOf(handout: Content, language: string, foot: readonly string[] = []): Layout | null {
  const groups = groupsOf(handout.blocks);
  const parsed = new Map<string, Token[]>();
  const measured = lettersFor(handout.blocks).map((letters) => {
    const { columns } = letters;
    const ruler = new Ruler(letters, leadingOf(language), parsed);
    const back = HEIGHT - footOf(ruler, foot);
    const heights = groups.map((group) => ruler.blocks(group, measureOf(columns)));
    /** The space left on a side; negative where it holds too little. */
    const left = (room: number, from: number, to?: number): number => {
      const height = heights.slice(from, to).reduce((sum, one) => sum + one, 0);
      return room - (columns === 1 ? height : height / 2 + LOST);
    };
    return { letters, front: back - headOf(handout, ruler), back, left };
  });
  for (const { letters, front, left } of measured)
    if (left(front, 0) >= 0) return { ...letters, sides: [handout.blocks] };
  for (const { letters, front, back, left } of measured) {
    const leftAt = groups.map((_, index) => Math.min(left(front, 0, index), left(back, index)));
    const most = Math.max(...leftAt);
    const split = leftAt.indexOf(most);
    if (most >= 0) return { ...letters, sides: [groups.slice(0, split).flat(), groups.slice(split).flat()] };
  }
  return null;
}

function headOf({ title, notices }: Content, ruler: Ruler): number {
  return (
    ruler.text(title, WIDTH, { size: 1.55, leading: 1.2, bold: true, around: 0.5 }) +
    notices.reduce((sum, text) => sum + ruler.markdown(text, WIDTH - 4) + 1.6 * ruler.em, 0)
  );
}

function footOf({ leading }: Ruler, foot: readonly string[]): number {
  const small = new Ruler({ size: FOOT_POINTS, line: WIDE_LINE }, leading, new Map());
  const lines = Math.max(1, ...foot.map((line) => small.lines(line, (WIDTH - GAP) / 2 - 4)));
  return (lines + 1) * small.em * leading + 6;
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

/** The width of bold letters, to that of others. */
const BOLD = 1.07;

/** A question as it is printed. */
const printedQuestion = ({ text, hint }: { text: string; hint?: string }): string =>
  hint ? `${text} ${hint}` : text;

/** Measures text in letters of one size. */
class Ruler {
  /** Millimetres. */
  readonly em: number;
  private readonly line: number;

  constructor(
    { size, line }: Pick<Letters, "size" | "line">,
    readonly leading: number,
    /** Markdown that was read for another size. */
    private readonly parsed: Map<string, Token[]>,
  ) {
    this.em = size * POINT;
    this.line = line;
  }

  /** Lines that a text takes; where it takes several, half a word is lost at the end of each. */
  lines(text: string, width: number, { size = 1, bold = false }: Style = {}): number {
    const em = this.em * size;
    const length = widthOf(text) * em * (bold ? BOLD : 1);
    return length <= width ? 1 : Math.ceil(length / Math.max(4 * em, width - 1.5 * em));
  }

  text(text: string, width: number, style: Style = {}): number {
    const { size = 1, leading = this.leading, around = 0.45 } = style;
    return this.lines(text, width, style) * this.em * size * leading + around * this.em;
  }

  blocks(blocks: readonly PaperBlock[], width: number): number {
    return fieldsOf(blocks).reduce((sum, field) => sum + this.field(field, width), 0);
  }

  /** Boxes stand beside their question where there is room in the line. */
  private field([first, second]: readonly PaperBlock[], width: number): number {
    if (first?.type === "question" && second?.type === "boxes") {
      const boxes = second.options.reduce((sum, option) => sum + 2.5 + widthOf(option), 0);
      const beside = (widthOf(printedQuestion(first)) * BOLD + 1.2 + boxes) * this.em <= width;
      if (beside) return (this.leading + 0.8) * this.em;
    }
    return (first ? this.block(first, width) : 0) + (second ? this.block(second, width) : 0);
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
        return this.text(printedQuestion(block), width, { bold: true, around: 0.6 });
      case "picture":
        return PICTURE + 0.45 * this.em;
      case "boxes":
        return this.rowsOfBoxes(block.options, width) * this.em * this.leading + 0.4 * this.em;
      case "marks": {
        const items = block.items.map((item) => this.text(item, width - 20.5 * this.em, { around: 0.55 }));
        return items.reduce((sum, item) => sum + item, 0) + 2.4 * this.em;
      }
      case "lines":
        return Math.max(block.least, linesFor(block.letters, width)) * this.line + 0.2 * this.em;
      case "table": {
        const { widths, lines } = cellsOf(block, width);
        const [names = 0] = widths;
        const cellWidths = widths.slice(-block.columns.length);
        const head = block.columns.map((column, i) => {
          const cell = (cellWidths[i] ?? 0) - this.em;
          const title = column.title ? this.text(column.title, cell, { bold: true, around: 0 }) : 0;
          return title + this.text(printedQuestion(column), cell, { bold: true, around: 0.5 });
        });
        const rows = block.rows.map((row) => this.text(row, names - this.em, { bold: true, around: 0.5 }));
        return [...rows, ...Array.from({ length: block.blank }, () => 0)].reduce(
          (sum, row) => sum + Math.max(lines * this.line, row),
          Math.max(...head) + 0.6 * this.em,
        );
      }
      case "section":
        return this.heading(block.title, width) + this.blocks(block.blocks, width) + 0.6 * this.em;
    }
  }

  private heading(text: string, width: number): number {
    return this.text(text, width, { size: 1.12, leading: 1.3, bold: true, around: 0.75 });
  }

  private rowsOfBoxes(options: readonly string[], width: number): number {
    let rows = 1;
    let used = 0;
    for (const option of options) {
      const optionWidth = (1.3 + widthOf(option)) * this.em;
      if (used > 0 && used + optionWidth > width) {
        rows++;
        used = 0;
      }
      rows += this.lines(option, width - 1.3 * this.em) - 1;
      used += optionWidth + 1.2 * this.em;
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

  /** Columns take the width of their longest word and share the rest by content, as in browsers. */
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
  const width = widthCache.get(letter) ?? WIDTHS.find(([letters]) => letters.test(letter))?.[1] ?? 0.65;
  widthCache.set(letter, width);
  return width;
}
