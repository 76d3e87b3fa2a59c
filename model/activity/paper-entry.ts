/** Sheets of paper that are typed in: their codes, what they ask, and how two entries of one differ (H-40 to H-42). */
import type { HandItem } from "@/model/activity/show-of-hands";
import { seedFrom } from "@/model/statistics/random";
import { digits } from "@/model/text/digits";

/** What a person writes or ticks at one place of a sheet: options, a number, or words. */
export interface SheetItem {
  /** The field of the question's form. */
  field: string;
  /** Null where the question is all that is asked. */
  text: string | null;
  /** Words of the interface, in place of `text`. */
  named?: "other" | "reason";
  /** The first has the digit 1. A text of null is a mark, which every surface words (`marks.<id>`). */
  options?: HandItem["options"];
  /** Several options, or several entries of words. */
  several?: true;
  /** Of the number that is written. */
  range?: { min: number; max: number };
  /** The most letters. */
  words?: number;
}

export interface PaperItem extends SheetItem {
  question: string;
  /** The question's text. */
  asked: string;
  /** From 1, over all questions of the sheet. */
  number: number;
}

/** What stands on a sheet, by the number of its item; what was left blank is not in it. */
export type PaperEntry = Record<string, string[]>;

/** The most sheets of one activity. */
export const MAX_SHEETS = 1_000;
/** The most that are printed at once. */
export const MAX_PRINTED = 200;
const CODES = 100_000;
/** Has no factor in common with `CODES`, so that no code comes twice; neighbours share no digits. */
const STRIDE = 61_803;
/** The inverse: `STRIDE * INVERSE` is 1 modulo `CODES`. */
const INVERSE = 46_467;

/** The quasigroup of Damm (2004): its check digit finds each wrong digit, and each swap of neighbours. */
const DAMM = [
  "0317598642",
  "7092154863",
  "4206871359",
  "1750983426",
  "6123045978",
  "3674209581",
  "5869720134",
  "8945362017",
  "9438617205",
  "2581436790",
];
const checkDigit = (text: string): number => [...text].reduce((row, d) => Number(DAMM[row]![Number(d)]), 0);

const plainCode = (typed: string): string => digits(typed).replace(/[\s-]/g, "");

const firstCode = (room: string, activity: string): number => seedFrom(`${room} ${activity}`) % CODES;

/** Six digits for a sheet, from 0, of an activity in a room: five, and one that checks them. */
export function sheetCode(room: string, activity: string, sheet: number): string {
  const five = String((firstCode(room, activity) + STRIDE * sheet) % CODES).padStart(5, "0");
  return `${five}${checkDigit(five)}`;
}

/** True where all digits are there and fit the last one. */
export function isSheetCode(typed: string): boolean {
  const code = plainCode(typed);
  return /^\d{6}$/.test(code) && checkDigit(code) === 0;
}

/** The sheet with this code, from 0, among those printed; null: there is none. */
export function sheetOf(room: string, activity: string, printed: number, typed: string): number | null {
  if (!isSheetCode(typed)) return null;
  const steps = Number(plainCode(typed).slice(0, 5)) - firstCode(room, activity) + CODES;
  const sheet = (steps * INVERSE) % CODES;
  return sheet < printed ? sheet : null;
}

/** A code as it is printed: "482 913". */
export const spacedCode = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;

/**
 * The values that were typed for an item: digits of options, a number, or words; none for 0 or nothing. With more
 * than nine options, several digits are parted by spaces or commas; entries of words by semicolons. Null: it does not
 * fit.
 */
export function readTyped(item: SheetItem, typed: string): string[] | null {
  const { options = [], several, range, words } = item;
  const text = digits(typed).trim();
  if (words !== undefined) {
    const entries = (several ? typed.split(";") : [typed]).map((t) => t.trim()).filter(Boolean);
    return entries.every((t) => t.length <= words) ? entries : null;
  }
  if (text === "") return [];
  if (range) {
    const value = Number(text.replace(",", "."));
    return value >= range.min && value <= range.max ? [text] : null;
  }
  if (/^0+$/.test(text)) return [];
  const parts = several && options.length <= 9 ? [...text.replace(/[\s,;]/g, "")] : text.split(/[\s,;]+/);
  const chosen = [...new Set(parts)].map((part) => options[Number(part) - 1]?.id);
  if (!several && chosen.length > 1) return null;
  return chosen.every((id) => id !== undefined) ? chosen : null;
}

/** The numbers of items in which two entries of one sheet differ. */
export function differing(items: readonly PaperItem[], first: PaperEntry, second: PaperEntry): number[] {
  const values = (entry: PaperEntry, n: number) => JSON.stringify([...(entry[n] ?? [])].sort());
  return items.flatMap(({ number: n }) => (values(first, n) === values(second, n) ? [] : [n]));
}
