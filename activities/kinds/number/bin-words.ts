import type { Bin } from "@/model/activity/tally";

/** "10 – 19", "20", or what `beyond` makes of an open one. */
export function binWords(
  { from, to }: Bin,
  write: (value: number) => string,
  beyond: (side: "above" | "below", value: string) => string,
): string {
  if (from === null) return beyond("below", write(to ?? 0));
  if (to === null) return beyond("above", write(from));
  return from === to ? write(from) : `${write(from)} – ${write(to)}`;
}

/** Writes numbers in a language; short ones as "20M", which fit beside one another. */
export const numberWriter = (language: string) => {
  const long = new Intl.NumberFormat(language, { maximumFractionDigits: 3 });
  const compact = new Intl.NumberFormat(language, { notation: "compact", maximumSignificantDigits: 3 });
  return (value: number, short = false): string =>
    short && Math.abs(value) >= 10_000 ? compact.format(value) : long.format(value);
};
