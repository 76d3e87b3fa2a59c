/** Doubts about a translation that may be right: differing figures, texts left as they were. Pure. */
import type { TranslationProblem } from "@/workshop/content/check-translation";
import { type AuthoredText, type TextPath, textsOf } from "@/workshop/content/texts";
import type { Workshop } from "@/workshop/content/workshop";

/** Letters from which an unchanged text was probably forgotten; shorter ones may be names. */
const LONG = 25;

/** Doubts about `texts` as a translation of `workshop`, in reading order. */
export const doubtsAbout = (
  workshop: Workshop,
  texts: Readonly<Record<TextPath, string>>,
): TranslationProblem[] => doubtsAboutTexts(textsOf(workshop), texts);

/** Doubts about `texts` as a translation of `originals`, in the order of these. */
export function doubtsAboutTexts(
  originals: readonly AuthoredText[],
  texts: Readonly<Record<TextPath, string>>,
): TranslationProblem[] {
  return originals.flatMap(({ path, text }) => {
    const translation = texts[path];
    if (!translation) return [];
    if (translation.trim() === text && text.length > LONG)
      return [{ path, sentence: "this is still the original text." }];
    const [before, after] = [figuresOf(text), figuresOf(translation)];
    return before.join() === after.join()
      ? []
      : [
          {
            path,
            sentence: `the figures are ${after.join(" ") || "none"}, in the original ${before.join(" ") || "none"}.`,
          },
        ];
  });
}

/** The numbers of two and more digits in a text, in any digits and separators, sorted. */
function figuresOf(text: string): string[] {
  const western = text.replace(/[٠-٩۰-۹๐-๙]/g, (digit) => String((digit.codePointAt(0)! % 16) % 10));
  const numbers = western.match(/\d[\d.,٬٫\u00a0\u202f']*\d/g) ?? [];
  return numbers.map((one) => one.replace(/\D/g, "")).sort();
}
