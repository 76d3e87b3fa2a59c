/** Sheets of paper as plain data for the type-setter, server/workers/typst/paper.typ. */
import type { Token, Tokens } from "marked";
import { DIGITS } from "@/components/ui/contact-line";
import { handoutTranslator } from "@/messages/language";
import { ownName } from "@/messages/languages";
import type { PaperBlock } from "@/model/activity/paper";
import { isolate } from "@/model/text/isolated";
import { direction } from "@/model/text/language";
import { AMOUNT, linkTarget, textOf, tokensOf, unescaped } from "@/model/text/markdown";
import { telephoneParts } from "@/model/text/telephone";
import { directionOf } from "@/server/exports/docx/runs";
import { tableShape } from "@/server/exports/docx/table";
import { breakable, familiesFor } from "@/server/workers/typst/fonts";
import type { SplitDrawing } from "@/workshop/content/drawing";
import { lackedTexts } from "@/workshop/content/texts";
import type { Workshop } from "@/workshop/content/workshop";
import { languageSplitter } from "@/workshop/debrief/report/languages";
import type { Handout } from "@/workshop/handouts/handouts";

export type Paper = "a4" | "letter";

interface Run {
  text: string;
  language: string;
  /** Letters for bold, italic and struck through. */
  style: string;
  link: string | null;
}
interface Line {
  rtl: boolean;
  runs: Run[];
}
export type Drawn = { is: string } & Record<string, unknown>;

/** How large letters may be: of texts, of texts with lines to write on, of lists, of cards for the pocket. */
type Letters = "text" | "writing" | "list" | "card";

export interface Helper {
  label: string;
  /** A blank line where there is none. */
  text: string | undefined;
}

interface SheetTexts {
  letters: Letters;
  notices?: readonly string[];
  blocks?: Handout["blocks"];
  /** Before `blocks`: what stays together. */
  groups?: Drawn[][];
}

interface Sheet {
  title: Line;
  notices: Drawn[][];
  groups: Drawn[][];
  letters: Letters;
  foot: { label: Line; text: Line | null }[];
  workshop: Line;
}

export interface PaperData {
  paper: Paper;
  /** The document's title. */
  name: string;
  /** Space between lines, in em. */
  leading: number;
  language: string;
  rtl: boolean;
  fonts: Record<string, string[]>;
  sheets: readonly Sheet[];
}

/** Scripts with marks above and below need higher lines. */
const TALL = /^(ar|bn|dv|fa|hi|km|lo|my|ne|si|ta|th|ur)\b/;

const shortTag = (language: string): string => language.split("-")[0]!;

/** With telephone numbers whole and from left to right, in its own direction. */
const contact = (text: string): string =>
  isolate(
    telephoneParts(text, DIGITS.office)
      .map((part) => (part.dial === undefined ? part.text : whole(part.text)))
      .join(""),
  );

/** From left to right in one line. */
export const whole = (text: string): string => `\u2066${text.replaceAll(" ", "\u00a0")}\u2069`;

/** The width of a sheet in the measure of tables, whose letters are smaller. */
const GRID = 7_400;

const TO_FILL = ["boxes", "ticks", "marks", "lines", "table"];

export class PaperWriter {
  private readonly languages = new Set<string>();
  /** Of the heading before, since none may be left out (PDF/UA). */
  private level = 1;
  /** The depth of the highest heading in a text. */
  private highest = 1;
  private readonly lacking: ReadonlySet<string>;
  private readonly split: ReturnType<typeof languageSplitter>;

  constructor(
    private readonly workshop: Workshop,
    private readonly language: string,
    private readonly pictures: ReadonlyMap<string, SplitDrawing> = new Map(),
  ) {
    this.lacking = lackedTexts(workshop, language);
    this.split = languageSplitter({ language, original: workshop.language, foreign: [] });
  }

  /** @param name the document's title */
  data(name: string, paper: Paper, sheets: readonly Sheet[]): PaperData {
    const { language } = this;
    const written = JSON.stringify(sheets);
    return {
      paper,
      language: this.tag(language),
      rtl: direction(language) === "rtl",
      leading: TALL.test(language) ? 0.5 : 0.35,
      name,
      fonts: Object.fromEntries([...this.languages].map((one) => [one, familiesFor(written, ownName(one))])),
      sheets,
    };
  }

  private tag(language: string): string {
    const short = shortTag(language);
    this.languages.add(short);
    return short;
  }

  /** A line without markup. */
  readonly say = (text: string): Line => this.line(text, [{ text, style: "", link: null }]);

  readonly bold = (text: string): Line => this.line(text, [{ text, style: "b", link: null }]);

  /** @param text the whole text, which tells language and direction of its parts */
  private line(text: string, parts: readonly Omit<Run, "language">[]): Line {
    const { language } = this;
    const lacked = this.lacking.has(text);
    const first = lacked ? this.workshop.language : language;
    return {
      rtl: direction(first) === "rtl" || directionOf(text, direction(first)) === "rtl",
      runs: parts.flatMap((part) =>
        (lacked ? [{ text: part.text, language: first }] : this.split(part.text)).map((one) => ({
          ...part,
          text: breakable(one.text),
          language: this.tag(one.language),
        })),
      ),
    };
  }

  private markdown = (text: string): Drawn[] => {
    const tokens = tokensOf(text);
    const depths = tokens.flatMap((token) =>
      token.type === "heading" ? [(token as Tokens.Heading).depth] : [],
    );
    this.highest = Math.min(...depths, 6);
    return tokens.flatMap((token) => this.block(token, text));
  };

  private block(token: Token, text: string): Drawn[] {
    const line = (tokens: readonly Token[] | undefined) => this.line(text, runsOf(tokens ?? [token]));
    const inner = "tokens" in token ? token.tokens : undefined;
    switch (token.type) {
      case "space":
      case "def":
      case "hr":
        return [];
      case "heading":
        return [this.heading((token as Tokens.Heading).depth - this.highest + 2, line(inner))];
      case "list": {
        const { ordered, start, items } = token as Tokens.List;
        return [
          {
            is: "list",
            rtl: this.line(text, []).rtl,
            start: ordered ? Number(start) : null,
            items: items.map((item) => item.tokens.flatMap((one) => this.block(one, text))),
          },
        ];
      }
      case "table": {
        const { header, rows } = token as Tokens.Table;
        const words = (cells: readonly Tokens.TableCell[]) => cells.map((cell) => textOf(cell.text));
        const { widths } = tableShape({ caption: "", head: words(header), rows: rows.map(words) }, GRID);
        const cells = (row: readonly Tokens.TableCell[]) => row.map((cell) => line(cell.tokens));
        return [{ is: "grid", head: cells(header), rows: rows.map(cells), widths }];
      }
      case "blockquote":
        return [{ is: "quote", blocks: (inner ?? []).flatMap((one) => this.block(one, text)) }];
      case "paragraph": {
        const [only] = inner ?? [];
        return only?.type === "image" && inner?.length === 1
          ? [this.picture((only as Tokens.Image).href, unescaped(String((only as Tokens.Image).text)))]
          : [{ is: "text", text: line(inner) }];
      }
      default:
        return [{ is: "text", text: line(inner) }];
    }
  }

  heading(level: number, text: Line): Drawn {
    this.level = Math.min(level, this.level + 1);
    return { is: "heading", level: this.level, text };
  }

  /** A picture, or its words where there is none of this name. */
  private picture(name: string, alt: string): Drawn {
    const drawing = this.pictures.get(name);
    if (!drawing) return { is: "text", text: this.say(alt) };
    const rtl = direction(drawing.language) === "rtl";
    return { is: "picture", ...drawing, language: this.tag(drawing.language), rtl, alt };
  }

  /** A sheet, and below it lines for who helps. @param foot the small line */
  sheet(title: string, foot: string, help: readonly Helper[], texts: SheetTexts): Sheet {
    this.level = 1;
    return {
      title: this.say(title),
      notices: (texts.notices ?? []).map(this.markdown),
      groups: [...(texts.groups ?? []), ...this.groups(texts.blocks ?? [])],
      letters: texts.letters,
      foot: help.map(({ label, text }) => ({
        label: this.say(label),
        text: text === undefined ? null : this.say(contact(text)),
      })),
      workshop: this.say(foot),
    };
  }

  /** Blocks that stay together: a heading or question with what is below it. */
  private groups(blocks: Handout["blocks"]): Drawn[][] {
    const groups: Drawn[][] = [];
    let open = false;
    for (const block of blocks)
      for (const one of this.drawn(block)) {
        const goesOn = TO_FILL.includes(one.is) || block.type === "paragraph";
        if (groups.length > 0 && (open || goesOn)) groups.at(-1)!.push(one);
        else groups.push([one]);
        open = one.is === "heading" || one.is === "question";
      }
    return groups.map(beside);
  }

  private drawn(block: PaperBlock): Drawn[] {
    switch (block.type) {
      case "notice":
      case "side":
        return [];
      case "heading": {
        const { number, text } = block;
        const line = this.say(text);
        if (number !== undefined) line.runs.unshift(...this.say(`${number} · `).runs);
        return [this.heading(2, line)];
      }
      case "prose":
        return this.markdown(block.text);
      case "paragraph": {
        const [first = ""] = block.texts;
        const runs = block.texts.flatMap((text) => [...this.say(text).runs, ...this.say(" ").runs]);
        return [{ is: "text", text: { rtl: this.say(first).rtl, runs } }];
      }
      case "question":
        return [{ is: "question", text: this.asked(block) }];
      case "boxes":
        return [{ is: "boxes", options: block.options.map(this.say) }];
      case "marks": {
        const t = handoutTranslator(this.language);
        const heads = [t("present"), t("absent"), t("unknown")].map(this.say);
        return [{ is: "marks", heads, items: block.items.map(this.say) }];
      }
      case "list": {
        const items = block.items.map((item) => [{ is: "text", text: this.say(item) }]);
        return [{ is: "list", rtl: direction(this.language) === "rtl", start: 1, items }];
      }
      case "picture":
        return [this.picture(block.file, block.alt)];
      case "lines":
        return [{ is: "lines", least: block.least, letters: block.letters }];
      case "table":
        return [
          {
            is: "table",
            blank: block.blank,
            rows: block.rows.map(this.say),
            columns: block.columns.map((column) => ({
              title: column.title === undefined ? null : this.say(column.title),
              text: this.asked(column),
              letters: column.letters,
            })),
          },
        ];
      case "section": {
        this.level = 2;
        const blocks = block.blocks.flatMap((one) => this.drawn(one));
        return [{ is: "section", title: this.say(block.title), blocks: beside(blocks) }];
      }
    }
  }

  private asked({ text, hint }: { text: string; hint?: string }): Line {
    const line = this.bold(text);
    return hint === undefined ? line : { ...line, runs: [...line.runs, ...this.say(` ${hint}`).runs] };
  }
}

/** Questions with boxes below them as one, so that these can stand beside it. */
function beside(blocks: readonly Drawn[]): Drawn[] {
  const all: Drawn[] = [];
  for (const block of blocks) {
    const before = all.at(-1);
    if (block.is === "boxes" && before?.is === "question")
      all[all.length - 1] = { ...before, is: "ticks", options: block.options };
    else all.push(block);
  }
  return all;
}

/** The words of inline Markdown with their style. */
function runsOf(tokens: readonly Token[], style = "", link: string | null = null): Omit<Run, "language">[] {
  return tokens.flatMap((token): Omit<Run, "language">[] => {
    const inner = "tokens" in token && token.type !== "image" ? token.tokens : undefined;
    const within = (more = "", target = link) => runsOf(inner ?? [], style + more, target);
    switch (token.type) {
      case "strong":
        return within("b");
      case "em":
        return within("i");
      case "del":
        return within("s");
      case "link":
        return within("", linkTarget((token as Tokens.Link).href));
      case "br":
        return [{ text: "\n", style, link }];
      default:
        if (inner) return within();
        return [
          {
            text: amounts(
              token.type === "html" || !("text" in token) ? token.raw : unescaped(String(token.text)),
            ),
            style,
            link,
          },
        ];
    }
  });
}

/** Amounts in one line, sign and currency before the number. */
const amounts = (text: string): string =>
  text
    .replace(/ ?\n */g, " ")
    .split(AMOUNT)
    .map((part, i) => (i % 2 ? whole(part) : part))
    .join("");
