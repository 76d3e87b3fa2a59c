import { type PointsRow, stepText } from "@/activities/kinds/points/rows";
import { Columns } from "@/components/ui/columns";

/** People by the points that they gave an item. */
export function PointsColumns({
  row,
  say,
  most,
}: {
  row: PointsRow;
  /** The highest count in all rows of the figure. */
  most?: number;
  say: (what: string, count: number) => string;
}) {
  return (
    <Columns
      most={most}
      columns={row.steps.map((step) => ({
        id: String(step.from),
        label: stepText(step),
        count: step.count,
        said: say(stepText(step), step.count),
      }))}
    />
  );
}
