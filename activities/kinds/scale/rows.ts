import { type ScaleForm, pointsOf } from "@/activities/kinds/scale/view";
import { peopleIn, spreadOf } from "@/activities/shared/spread";
import type { Quartiles } from "@/model/statistics/quantiles";

export interface ScaleRow {
  id: string;
  text: string;
  /** People who judged this statement. */
  people: number;
  /** From the lowest point to the highest. */
  points: { point: string; count: number }[];
  /** Null where too few judged it. */
  middle: Quartiles | null;
}

/** @param marks statement to point to people, as the tally has them */
export const scaleRows = (
  { statements, points }: Pick<ScaleForm, "statements" | "points">,
  marks: Readonly<Record<string, Record<string, number>>>,
): ScaleRow[] =>
  statements.map(({ id, text }) => ({
    id,
    text,
    people: peopleIn(marks[id]),
    points: pointsOf(points).map((point) => ({ point, count: marks[id]?.[point] ?? 0 })),
    middle: spreadOf(marks[id] ?? {}),
  }));
