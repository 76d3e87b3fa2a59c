import type { ReactNode } from "react";
import { Columns } from "@/components/ui/columns";
import type { Quartiles } from "@/model/statistics/quantiles";

interface Props {
  row: { points: { point: string; count: number }[]; middle: Quartiles | null };
  ends: { low: ReactNode; high: ReactNode };
  /** One point of the scale in words. */
  say: (point: string, count: number) => string;
  /** The highest count in all rows of the figure. */
  most?: number;
  lang?: string;
  className?: string;
}

/** People by the point that they gave, with the median and the middle half below. */
export function PointColumns({ row, ends, say, most, lang, className }: Props) {
  const points = row.points.length;
  /** The middle of a point's column; between two points for half points. */
  const position = (point: number) => (point - 0.5) / points;
  return (
    <Columns
      className={className}
      lang={lang}
      most={most}
      ends={ends}
      columns={row.points.map(({ point, count }) => ({
        id: point,
        label: point,
        count,
        said: say(point, count),
      }))}
      middle={
        row.middle && {
          from: position(row.middle.q1),
          at: position(row.middle.median),
          to: position(row.middle.q3),
        }
      }
    />
  );
}
