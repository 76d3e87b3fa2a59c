/** Texts of right-to-left languages in the order in which a reader sees their letters, from left to right. */
import bidiFactory from "bidi-js";

const bidi = bidiFactory();
const AMOUNT = /(?:(?<![\p{L}\p{N}])[+−±]\p{Sc}?|\p{Sc})\d(?:[\d.,]*\d)?/gu;
const marks = /[\u200e\u200f\u061c\u2066-\u2069*]/g;

/** Amounts of a right-to-left text whose sign or currency does not stand right before their number. */
export const amountsApart = (text: string): string[] =>
  text.split(/\n|\|/).flatMap((line) => {
    const seen = bidi.getReorderedString(line, bidi.getEmbeddingLevels(line, "rtl")).replace(marks, "");
    return (line.match(AMOUNT) ?? []).filter((amount) => !seen.includes(amount));
  });
