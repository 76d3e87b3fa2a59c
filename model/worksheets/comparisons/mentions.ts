/** Finds words in a text: whole ones where the script has spaces, anywhere where it has none. Pure. */
import { linesOf } from "@/model/worksheets/cells";
import { plainText } from "@/model/worksheets/comparisons/measures";

/** Scripts without spaces between words, and Hangul, whose words grow endings. */
const joined = /[\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Hani}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u;
const arabic = /^\p{Script=Arabic}/u;
/** "And", "in", "to" and the article, which Arabic writes together with the word. */
const BEFORE_ARABIC = "[وفبلك]{0,2}(?:ال|لل)?";

const patterns = new Map<string, RegExp>();

function patternOf(word: string): RegExp {
  const cached = patterns.get(word);
  if (cached) return cached;
  const open = word.endsWith("*");
  const escaped = plainText(open ? word.slice(0, -1) : word).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const letter = "[\\p{L}\\p{M}\\p{N}]";
  const before = arabic.test(word) ? BEFORE_ARABIC : "";
  const after = open ? "" : `(?!${letter})`;
  const source = joined.test(word) ? escaped : `(?<!${letter})${before}${escaped}${after}`;
  const pattern = new RegExp(source, "u");
  if (patterns.size < 5_000) patterns.set(word, pattern);
  return pattern;
}

/** Line by line. @param words a star at the end of one stands for any ending */
export const mentions = (text: string, words: readonly string[]): boolean =>
  linesOf(text).some((line) => {
    const plain = plainText(line);
    return words.some((word) => patternOf(word).test(plain));
  });
