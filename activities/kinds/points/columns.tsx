import { type PointsRow, stepText } from "@/activities/kinds/points/rows";
import { Columns } from "@/components/ui/columns";

/** How many people gave an item how many points. */
export function PointsColumns({
  row,
  say,
}: {
  row: PointsRow;
  say: (what: string, count: number) => string;
}) {
  return (
    <Columns
      columns={row.steps.map((step) => ({
        id: String(step.from),
        label: stepText(step),
        count: step.count,
        said: say(stepText(step), step.count),
      }))}
    />
  );
}
