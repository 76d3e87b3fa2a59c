import type { Names, Sentence } from "@/model/debrief/sentence";
import type { Share } from "@/model/debrief/share";

export type Values = Record<string, string | number>;

export interface ReportWords {
  locale: string;
  /** The text of a key of `messages/<language>/debrief.json`, such as `figures.strip`. */
  t(key: string, values?: Values): string;
  /** The text of a key of the words with which groups are compared, on every surface alike. */
  compare(key: string, values?: Values): string;
  /** The text of a key of `messages/<language>/report.json`: what stands only in reports. */
  report(key: string, values?: Values): string;
  /** The texts of another namespace of `messages/<language>/`, by its name. */
  from(namespace: string): (key: string, values?: Values) => string;
  /** Equal names in words: "A" and "B" for each name, and "Ties", their number, behind it. */
  names(names: Names): Values;
  say(sentence: Sentence): string;
  /** "14 of 19 · 74 % (95 % interval 51 to 88 %)"; the counts alone where too few answered. */
  share(share: Share): string;
  /** "14 of 19 · 74 % (51–88)": in a table, which says once what stands in brackets. */
  cell(share: Share): string;
  /** "14 of 19 · 74 %": where a drawing shows the interval. */
  short(share: Share): string;
  /** A number with at most one decimal. */
  number(n: number): string;
  /** A day in words. @param time milliseconds since the epoch. */
  day(time: number): string;
}
