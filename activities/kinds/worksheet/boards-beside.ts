/** Worksheets of one session whose measures stand on boards, side by side: which of them got least. Counts alone. Pure. */
import type { BoardCount, WorksheetDebrief } from "@/activities/kinds/worksheet/debrief-data";

/** The same list; the last board of several has the counts of all, least first. */
export function withBoardsBeside(activities: readonly WorksheetDebrief[]): WorksheetDebrief[] {
  const counts = activities.flatMap((a): BoardCount[] => {
    if (a.comparison?.type !== "board") return [];
    const columns = a.comparison.columns.map(({ id, text, measures }) => ({
      id,
      text,
      measures: measures.length,
    }));
    return [
      {
        id: a.activity.id,
        title: a.activity.title,
        groups: a.groups.filter((g) => g.done > 0).length,
        columns,
        measures: columns.reduce((sum, c) => sum + c.measures, 0),
      },
    ];
  });
  if (counts.length < 2 || counts.every((c) => c.measures === 0)) return [...activities];
  const last = counts.at(-1)!.id;
  const beside = counts.toSorted((a, b) => a.measures - b.measures);
  return activities.map((a) => (a.activity.id === last ? { ...a, beside } : a));
}
