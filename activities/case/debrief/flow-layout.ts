/**
 * Where the segments and ribbons of a flow drawing go. Pure geometry in drawing units; x grows to the right, y down.
 * One person has the same height everywhere. Leaving a segment, ribbons are stacked in the order of where they go;
 * entering one, in the order of where they come from: so they split and join without tangling.
 */
import type { Tone } from "@/activities/case/content";
import type { CaseDebrief } from "@/workshop/debrief/case-debrief";
import { NO_ANSWER } from "@/workshop/debrief/flows";

export const BAR = 46;
/** Between two segments of a column, so that the split can be seen. */
export const GAP = 7;

export interface Segment {
  id: string;
  look: Tone | "none";
  people: number;
  y: number;
  height: number;
}

export interface Column {
  number: number;
  label: string;
  x: number;
  /** Top to bottom: no answer, then the answers in reverse order, so that the first stands on the ground. */
  segments: Segment[];
}

export interface Ribbon {
  from: { column: number; id: string };
  to: { column: number; id: string };
  look: Tone | "none";
  people: number;
  /** Top and bottom edge at its start (x0) and its end (x1). */
  x0: number;
  x1: number;
  start: [number, number];
  end: [number, number];
}

export interface Layout {
  columns: Column[];
  ribbons: Ribbon[];
}

/** @param size the width and height that the drawing may use. */
export function layoutFlow(debrief: CaseDebrief, size: { width: number; height: number }): Layout {
  const { parts, people, flows, activity } = debrief;
  const order = [NO_ANSWER, ...activity.answers.map((a) => a.id).reverse()];
  const look = (id: string): Tone | "none" => activity.answers.find((a) => a.id === id)?.tone ?? "none";
  const unit = (size.height - GAP * (order.length - 1)) / Math.max(1, people);
  const stride = parts.length > 1 ? (size.width - BAR) / (parts.length - 1) : 0;
  const columns = parts.map((part, i): Column => {
    const answered = (id: string) => part.counts.bars.find((b) => b.id === id)?.share.count;
    const counts = order.map((id) => ({ id, people: answered(id) ?? people - part.counts.answered }));
    const shown = counts.filter((c) => c.people > 0);
    let y = size.height - people * unit - GAP * (shown.length - 1);
    const segments = shown.map(({ id, people: n }) => {
      const segment = { id, look: look(id), people: n, y, height: n * unit };
      y += segment.height + GAP;
      return segment;
    });
    return { number: part.number, label: part.label, x: i * stride, segments };
  });
  const ribbons = flows.flatMap((flow, i) => {
    if (!flow) return [];
    const [left, right] = [columns[i]!, columns[i + 1]!];
    const arrived = new Map(right.segments.map((s) => [s.id, s.y]));
    return left.segments.flatMap((a) => {
      let y = a.y;
      return right.segments.flatMap((b): Ribbon[] => {
        const n = flow.matrix[flow.nodes.indexOf(a.id)]![flow.nodes.indexOf(b.id)]!;
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
            x0: left.x + BAR,
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

/** The outline of a ribbon as an SVG path. */
export function ribbonPath({ x0, x1, start, end }: Ribbon): string {
  const middle = (x0 + x1) / 2;
  const n = (v: number) => Math.round(v * 100) / 100;
  const curve = (a: number, b: number, to: number) =>
    `C${n(middle)},${n(a)} ${n(middle)},${n(b)} ${n(to)},${n(b)}`;
  return `M${n(x0)},${n(start[0])} ${curve(start[0], end[0], x1)} L${n(x1)},${n(end[1])} ${curve(end[1], start[1], x0)}Z`;
}
