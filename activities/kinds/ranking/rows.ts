/** One row for each item, the best mean place first. */
import type { RankingForm } from "@/activities/kinds/ranking/view";
import { peopleIn } from "@/activities/shared/spread";

export interface RankingRow {
  id: string;
  text: string;
  /** People who put it first. */
  first: number;
  /** From the first place on. */
  places: { place: string; count: number }[];
  /** People who gave it no place. */
  unplaced: number;
  /** Null where too few answered. */
  mean: number | null;
}

interface Counted {
  answered: number;
  marks: Readonly<Record<string, Record<string, number>>>;
  places?: Readonly<Record<string, number>>;
}

/** Ties stay in the author's order. */
export function rankingRows(
  { items, top }: Pick<RankingForm, "items" | "top">,
  { answered, marks, places }: Counted,
): RankingRow[] {
  const rows = items.map(({ id, text }): RankingRow => {
    const amounts = marks[id] ?? {};
    return {
      id,
      text,
      first: amounts["1"] ?? 0,
      places: Array.from({ length: top }, (_, i) => ({
        place: String(i + 1),
        count: amounts[String(i + 1)] ?? 0,
      })),
      unplaced: answered - peopleIn(amounts),
      mean: places?.[id] ?? null,
    };
  });
  return rows.toSorted((a, b) => (a.mean !== null && b.mean !== null ? a.mean - b.mean : b.first - a.first));
}
