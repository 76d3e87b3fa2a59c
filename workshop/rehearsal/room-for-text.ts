/** Estimates the fit of a text on the stage, which itself measures and turns pages. */
import type { Token, Tokens } from "marked";
import { tokensOf } from "@/model/text/markdown";

/** Letters of one line of the smallest type: 88 rem wide, 1.5 rem high, a letter half as wide (Noto Sans). */
export const LETTERS_PER_LINE = 117;
/** Lines of one screen as counted here. Measured on the guide: its fullest slide, 23 lines, stands on one. */
export const LINES_PER_SCREEN = 23;

/** A Han, Hangul or Kana letter is as wide as it is high. */
const wide = /\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Katakana}/gu;

/** Screens that a Markdown text takes; more than one turn by themselves. */
export const screensFor = (markdown: string): number =>
  Math.max(1, Math.ceil(linesFor(tokensOf(markdown)) / LINES_PER_SCREEN));

const lettersOf = (text: string): number => text.length + (text.match(wide)?.length ?? 0);
const linesOf = (text: string, share = 1): number =>
  Math.max(1, Math.ceil(lettersOf(text) / (LETTERS_PER_LINE * share)));

function linesFor(tokens: readonly Token[]): number {
  return tokens.reduce((sum, token) => sum + linesOfBlock(token), 0);
}

function linesOfBlock(token: Token): number {
  switch (token.type) {
    case "space":
      return 0;
    case "heading":
      return 1.6 * linesOf(plain(token.text), 0.65) + 0.5;
    case "list":
      return (token as Tokens.List).items.reduce(
        (sum, item) => sum + linesOf(plain(item.text), 0.95) + 0.3,
        0.4,
      );
    case "table": {
      const { header, rows } = token as Tokens.Table;
      const share = 1 / Math.max(1, header.length);
      const line = (cells: Tokens.TableCell[]) =>
        Math.max(1, ...cells.map((cell) => linesOf(plain(cell.text), share * 0.92))) + 0.7;
      return [header, ...rows].reduce((sum, cells) => sum + line(cells), 0);
    }
    case "blockquote":
      return linesFor((token as Tokens.Blockquote).tokens) + 0.4;
    case "hr":
      return 1;
    default:
      return linesOf(plain(token.raw)) + 0.5;
  }
}

/** Without the signs of Markdown and the targets of links. */
const plain = (text: string): string => text.replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/[*_`]/g, "");
