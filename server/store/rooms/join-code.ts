/**
 * Spoken room codes such as KORA MIFU 42: two words of two open syllables and two digits, made of letters
 * that neither look nor sound alike to speakers of many languages. What people type is folded onto them.
 */
import { randomInt } from "node:crypto";

const CONSONANTS = "BDFGHJKMNRSTWZ";
const VOWELS = "AEIOU";
const LOWEST = 10;
const HIGHEST = 99;

/** Syllable pairs that are rude, frightening or an unpleasant name in a language of our rooms. */
const UNWANTED = new Set(
  (
    "BABI BAKA BODO BOBO BUTA DODO DUDU FODA GAGA GAGO GIGO HOMO HORE JAGA JIJI KAKA KAKI KERE KIKI KUKU KUSO KUTU " +
    "MAMI MATI MOMO NAZI NEGA NEGO NEGU NIGA NIGO RAJA RAKE SADO SIDA SISI SUSU TAHI TATA TETA TETE TITI TITE TOTO " +
    "TUTU WEWE ZOZO DIKE DOTE GUNA HITO KOKI KOKA MERE MORO NAKI NUDE RATU ROMA SEME SUKA TAKO FAGO FAGI DEDI DEDE " +
    "BOGA BUNU HINA JIHA JIBU BOTO KONO KUNI BUZI SERE HARA HARO ZINA ZUKE RABA RABI"
  ).split(" "),
);

const isWanted = (word: string): boolean => !UNWANTED.has(word);

function codeWords(): string[] {
  const syllables = [...CONSONANTS].flatMap((c) => [...VOWELS].map((v) => c + v));
  return syllables.flatMap((a) => syllables.map((b) => a + b)).filter(isWanted);
}

const WORDS = codeWords();

/** The entropy of a code, in bits. */
export const codeBits = (): number => 2 * Math.log2(WORDS.length) + Math.log2(HIGHEST - LOWEST + 1);

/** A new random code, as stored: no spaces. */
export const randomCode = (): string =>
  `${WORDS[randomInt(WORDS.length)]}${WORDS[randomInt(WORDS.length)]}${randomInt(LOWEST, HIGHEST + 1)}`;

export const formatCode = (code: string): string =>
  `${code.slice(0, 4)} ${code.slice(4, 8)} ${code.slice(8)}`;

const AS_LETTER: Record<string, string> = {
  0: "O",
  1: "I",
  3: "E",
  4: "A",
  5: "S",
  8: "B",
  2: "Z",
  6: "G",
  7: "T",
  L: "R",
  P: "B",
  V: "F",
  C: "K",
  Q: "K",
  X: "S",
  Y: "J",
};
const AS_DIGIT: Record<string, string> = {
  O: "0",
  I: "1",
  L: "1",
  Z: "2",
  S: "5",
  B: "8",
  G: "6",
  E: "3",
  A: "4",
  T: "7",
};

/**
 * Reads a typed code; null when it cannot be one. Case, spaces, hyphens, full-width forms and look-alikes do
 * not matter.
 */
export function parseCode(typed: string): string | null {
  const plain = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "")
    .replace(/PH(?=[AEIOU])/g, "F");
  if (plain.length !== 10) return null;
  const head = [...plain.slice(0, 8)].map((c) => AS_LETTER[c] ?? c).join("");
  const tail = [...plain.slice(8)].map((c) => AS_DIGIT[c] ?? c).join("");
  return /^\d\d$/.test(tail) ? head + tail : null;
}
