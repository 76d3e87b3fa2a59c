/** Finds words in a text: whole ones where the script has spaces, anywhere where it has none. Pure. */
import { linesOf } from "@/model/worksheets/cells";
import { plainText } from "@/model/worksheets/comparisons/measures";

/** Scripts without spaces between words, and Hangul, whose words grow endings. */
const joined =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const arabic = /^\p{Script=Arabic}/u;
/** "And", "in", "to" and the article, which Arabic writes together with the word. */
const BEFORE_ARABIC = "[وفبلك]{0,2}(?:ال|لل)?";

const patterns = new Map<string, RegExp>();

function patternOf(word: string): RegExp {
  const cached = patterns.get(word);
  if (cached) return cached;
  const open = word.endsWith("*");
  const escaped = plainText(open ? word.slice(0, -1) : word).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const source = joined.test(word)
    ? escaped
    : `(?<![\\p{L}\\p{M}\\p{N}])${arabic.test(word) ? BEFORE_ARABIC : ""}${escaped}${open ? "" : "(?![\\p{L}\\p{M}\\p{N}])"}`;
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
