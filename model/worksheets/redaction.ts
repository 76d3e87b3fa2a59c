/**
 * Redacting words wherever the work on a worksheet is shown. Only ids of the words are stored (`wordId`),
 * never the words.
 */
import { textId } from "@/model/text/text-id";

/** Names a word to be black wherever the work is shown; the word itself is kept nowhere. */
export const wordId = (activity: string, word: string): string => textId(`${activity} ${word}`);

export interface TextSegment {
  text: string;
  /** A word can be blacked out; spaces and signs cannot. */
  word: boolean;
}

const segmenter =
  typeof Intl.Segmenter === "function" ? new Intl.Segmenter(undefined, { granularity: "word" }) : null;

/** A text cut into words and the pieces between; together they are the text, in any script. */
export function segmentText(text: string): TextSegment[] {
  if (segmenter)
    return [...segmenter.segment(text)].map(({ segment, isWordLike }) => ({
      text: segment,
      word: isWordLike === true,
    }));
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+/gu)].map(([piece]) => ({
    text: piece,
    word: /[\p{L}\p{N}]/u.test(piece),
  }));
}

/** Browsers cut scripts without spaces differently: pieces may be one word elsewhere, or two. */
const MAX_JOINED = 4;
const unspaced = /[\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Hani}\p{sc=Hira}\p{sc=Kana}]/u;
/** Signs of a part of a piece; shorter ones are in too many other words. */
const MIN_PART_LENGTH = 3;

/** Texts that were blackened last, by what is black: views are made several times a second. */
let last: { key: string; texts: Map<string, string> } = { key: "", texts: new Map() };
const MAX_CACHED = 5_000;

/** The text with listed words as black squares of their length. @param black names of words */
export function redacted(text: string, activity: string, black: readonly string[]): string {
  if (black.length === 0 || text === "") return text;
  const key = `${activity} ${black.join(" ")}`;
  if (last.key !== key || last.texts.size > MAX_CACHED) last = { key, texts: new Map() };
  const result = last.texts.get(text) ?? blacken(text, activity, black);
  last.texts.set(text, result);
  return result;
}

function blacken(text: string, activity: string, black: readonly string[]): string {
  const hidden = new Set(black);
  const pieces = segmentText(text);
  const out = pieces.map((p) => p.text);
  for (let from = 0; from < pieces.length; from++) {
    let joined = "";
    for (let to = from; to < pieces.length && to < from + MAX_JOINED && pieces[to]!.word; to++) {
      joined += pieces[to]!.text;
      if (hidden.has(wordId(activity, joined)))
        for (let i = from; i <= to; i++) out[i] = squares(pieces[i]!.text);
    }
    const { text: piece, word } = pieces[from]!;
    if (word && unspaced.test(piece) && out[from] === piece)
      out[from] = withoutParts(piece, (part) => hidden.has(wordId(activity, part)));
  }
  return out.join("");
}

/** A piece whose beginning or end is a word of its own elsewhere. */
function withoutParts(piece: string, isHidden: (part: string) => boolean): string {
  const signs = [...piece];
  for (let length = signs.length - 1; length >= MIN_PART_LENGTH; length--) {
    const [head, tail] = [signs.slice(0, length).join(""), signs.slice(-length).join("")];
    if (isHidden(head)) return squares(head) + signs.slice(length).join("");
    if (isHidden(tail)) return signs.slice(0, -length).join("") + squares(tail);
  }
  return piece;
}

const squares = (word: string): string => "█".repeat([...word].length);
