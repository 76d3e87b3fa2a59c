/** Words that are black wherever the work on a worksheet is shown. Only their names are kept, never the words. */
import { wordId } from "@/workshop/groups/names";

export interface Piece {
  text: string;
  /** A word can be blacked out; spaces and signs cannot. */
  word: boolean;
}

const segmenter = typeof Intl.Segmenter === "function" ? new Intl.Segmenter(undefined, { granularity: "word" }) : null;

/** A text cut into its words and what is between them; together they are the text. Also for scripts without spaces. */
export function piecesOf(text: string): Piece[] {
  if (segmenter) return [...segmenter.segment(text)].map(({ segment, isWordLike }) => ({ text: segment, word: isWordLike === true }));
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+/gu)].map(([piece]) => ({ text: piece, word: /[\p{L}\p{N}]/u.test(piece) }));
}

/** Pieces that may be one word elsewhere: browsers cut scripts without spaces in their own way. */
const MOST_JOINED = 4;

/** The text with every word that is in the list as black squares, as long as the word. @param black names of words */
export function blacked(text: string, activity: string, black: readonly string[]): string {
  if (black.length === 0 || text === "") return text;
  const hidden = new Set(black);
  const pieces = piecesOf(text);
  const out = pieces.map((p) => p.text);
  for (let from = 0; from < pieces.length; from++) {
    let joined = "";
    for (let to = from; to < pieces.length && to < from + MOST_JOINED && pieces[to]!.word; to++) {
      joined += pieces[to]!.text;
      if (hidden.has(wordId(activity, joined))) for (let i = from; i <= to; i++) out[i] = squares(pieces[i]!.text);
    }
  }
  return out.join("");
}

const squares = (word: string): string => "█".repeat([...word].length);
