import type { RankingRow } from "@/activities/kinds/ranking/rows";
import { Columns } from "@/components/ui/columns";

/**
 * People by the place that they gave an item; a last, hatched column, named `none`, holds those who gave it
 * none.
 */
export function RankingColumns({
  row,
  say,
  none,
  most,
}: {
  row: RankingRow;
  /** The highest count in all rows of the figure. */
  most?: number;
  say: (what: string, count: number) => string;
  none: string;
}) {
  const places = row.places.map(({ place, count }) => ({
    id: place,
    label: place,
    count,
    said: say(place, count),
  }));
  const unplaced = { id: "none", label: "–", count: row.unplaced, said: say(none, row.unplaced), open: true };
  return <Columns most={most} columns={row.unplaced > 0 ? [...places, unplaced] : places} />;
}
