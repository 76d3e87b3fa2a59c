import { axisOf, namedEdges } from "@/activities/kinds/number/bins";
import { binWords } from "@/activities/kinds/number/bin-words";
import type { Numbers } from "@/model/activity/tally";
import { Columns } from "@/components/ui/columns";

interface Props {
  numbers: Numbers;
  /** A number in the reader's language; `short` where room is scarce. */
  write: (value: number, short?: boolean) => string;
  /** One bin in words. */
  say: (what: string, count: number) => string;
  /** "more than 5", "less than 5". */
  beyond: (side: "above" | "below", value: string) => string;
  /** Unit of the numbers, below the axis. */
  unit?: string;
  className?: string;
}

/** The guesses of a room as a histogram on an axis of numbers, with the median and the middle half below. */
export function Histogram({ numbers: { bins, middle }, write, say, beyond, unit, className }: Props) {
  const axis = axisOf(bins);
  if (!axis) return null;
  const { edges } = axis;
  const position = (value: number) => axis.at(value) / bins.length;
  const short = (edge: number) => write(edge, true);
  return (
    <Columns
      className={className}
      columns={bins.map((bin, i) => ({
        id: String(i),
        label: "",
        count: bin.count,
        open: bin.from === null || bin.to === null,
        said: say(binWords(bin, write, beyond), bin.count),
      }))}
      axis={namedEdges(edges, short).map((edge) => ({ at: position(edge), text: short(edge) }))}
      ends={unit === undefined ? undefined : { low: "", high: unit }}
      middle={middle && { from: position(middle.q1), at: position(middle.median), to: position(middle.q3) }}
    />
  );
}
