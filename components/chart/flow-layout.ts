/**
 * The geometry of a flow drawing; x grows in reading direction, y down. Ribbons leave in the order of their
 * targets and enter in that of their sources, so they do not tangle.
 */
import type { FlowChart, Look } from "@/model/figures/chart";

/** Between two segments of a column, so that the split can be seen. */
const GAP = 7;

interface Segment {
  id: string;
  look: Look;
  people: number;
  y: number;
  height: number;
}

export interface Column {
  label: string;
  note: string;
  x: number;
  /** Top to bottom. */
  segments: Segment[];
}

interface Ribbon {
  from: { column: number; id: string };
  to: { column: number; id: string };
  look: Look;
  people: number;
  /** Top and bottom edge at its start (x0) and its end (x1). */
  x0: number;
  x1: number;
  start: [number, number];
  end: [number, number];
}

interface Layout {
  columns: Column[];
  ribbons: Ribbon[];
}

/** @param size width and height of the drawing, and the width of a column */
export function layoutFlow(
  { columns: chartColumns, moves }: FlowChart,
  size: { width: number; height: number; bar: number },
): Layout {
  const people = Math.max(1, ...chartColumns.map((c) => c.pieces.reduce((sum, p) => sum + p.count, 0)));
  const pieces = Math.max(1, ...chartColumns.map((c) => c.pieces.length));
  const unit = (size.height - GAP * (pieces - 1)) / people;
  const stride = chartColumns.length > 1 ? (size.width - size.bar) / (chartColumns.length - 1) : 0;
  const columns = chartColumns.map(({ label, note, pieces }, i): Column => {
    const shown = pieces.filter((p) => p.count > 0);
    let y =
      size.height - shown.reduce((sum, p) => sum + p.count, 0) * unit - GAP * Math.max(0, shown.length - 1);
    const segments = shown.map(({ id, look, count }) => {
      const segment = { id, look, people: count, y, height: count * unit };
      y += segment.height + GAP;
      return segment;
    });
    return { label, note, x: i * stride, segments };
  });
  const ribbons = moves.flatMap((between, i) => {
    const [left, right] = [columns[i], columns[i + 1]];
    if (!left || !right) return [];
    const arrived = new Map(right.segments.map((s) => [s.id, s.y]));
    return left.segments.flatMap((a) => {
      let y = a.y;
      return right.segments.flatMap((b): Ribbon[] => {
        const n = between
          .filter((m) => m.from === a.id && m.to === b.id)
          .reduce((sum, m) => sum + m.people, 0);
        if (n === 0) return [];
        const start: [number, number] = [y, y + n * unit];
        y = start[1];
        const into = arrived.get(b.id)!;
        const end: [number, number] = [into, into + n * unit];
        arrived.set(b.id, end[1]);
        return [
          {
            from: { column: i, id: a.id },
            to: { column: i + 1, id: b.id },
            look: a.look,
            people: n,
            x0: left.x + size.bar,
            x1: right.x,
            start,
            end,
          },
        ];
      });
    });
  });
  return { columns, ribbons };
}

/** A ribbon's outline as an SVG path. @param place from reading direction to the drawing's x */
export function ribbonPath({ x0, x1, start, end }: Ribbon, place: (x: number) => number = (x) => x): string {
  const middle = place((x0 + x1) / 2);
  const n = (v: number) => Math.round(v * 100) / 100;
  const curve = (a: number, b: number, to: number) =>
    `C${n(middle)},${n(a)} ${n(middle)},${n(b)} ${n(place(to))},${n(b)}`;
  const upper = `M${n(place(x0))},${n(start[0])} ${curve(start[0], end[0], x1)}`;
  return `${upper} L${n(place(x1))},${n(end[1])} ${curve(end[1], start[1], x0)}Z`;
}
