/** Rows cut into answers, with the number on each piece, or below it where too short. */
import { drawLegend, namesOf } from "@/components/chart/legend";
import { widthOf } from "@/model/text/widths";
import { inkOnLook, palette, plateOnLook } from "@/components/chart/palette";
import { leadingOf, type Pen, FONT_SIZE, SMALL_FONT_SIZE } from "@/components/chart/pen";
import { roomFor, writeBelow } from "@/components/chart/rows";
import type { Stack } from "@/model/figures/chart";

const STACK_HEIGHT = 28;
const GAP = 2;
/** Wider than between the lines of one label. */
const ROW_GAP = 16;

export function drawStacks(rows: readonly Stack[], pen: Pen): number {
  let y = drawLegend(namesOf(rows.flatMap((r) => r.pieces)), pen);
  const room = roomFor(pen, rows);
  rows.forEach((row, i) => {
    const label = room.labels[i]!;
    const leading = leadingOf(label.lines, FONT_SIZE);
    const top = room.above ? y + label.height + 4 : y + Math.max(0, (label.height - STACK_HEIGHT) / 2);
    pen.lines(
      0,
      room.above ? y + leading * 0.78 : top + STACK_HEIGHT / 2 - label.height / 2 + leading * 0.76,
      label.lines,
    );
    let bottom = top + STACK_HEIGHT + drawPieces(row, room.start, top, room.length, pen);
    const text = row.said ?? "";
    if (text && room.said !== null)
      pen.write(room.said, top + STACK_HEIGHT / 2 + 5, text, {
        size: SMALL_FONT_SIZE + 1,
        fill: palette.inkSoft,
      });
    else if (text) bottom += writeBelow(text, room, bottom, pen);
    y = Math.max(bottom, y + label.height) + ROW_GAP;
  });
  return Math.max(0, y - ROW_GAP);
}

/** @returns the height that numbers below the pieces take */
function drawPieces({ pieces }: Stack, x: number, y: number, length: number, pen: Pen): number {
  const shown = pieces.filter((p) => p.count > 0);
  const all = shown.reduce((sum, p) => sum + p.count, 0);
  if (all === 0) {
    pen.box(x, y, length, STACK_HEIGHT, { fill: palette.paper, stroke: palette.line });
    return 0;
  }
  const unit = (length - GAP * (shown.length - 1)) / all;
  let position = x;
  const short: ShortSegment[] = [];
  for (const { count, look } of shown) {
    const width = count * unit;
    pen.box(position, y, width, STACK_HEIGHT, look);
    const wide = widthOf(String(count), FONT_SIZE, true);
    const middle = position + width / 2;
    if (width >= wide + 6)
      pen.write(middle, y + STACK_HEIGHT / 2 + 5, String(count), {
        bold: true,
        fill: inkOnLook[look],
        anchor: "middle",
        plate: plateOnLook[look],
      });
    else short.push({ count, middle, wide, place: middle - wide / 2 });
    position += width + GAP;
  }
  return drawShort(short, x, x + length, y + STACK_HEIGHT, pen);
}

interface ShortSegment {
  count: number;
  middle: number;
  wide: number;
  place: number;
}

/** Numbers below their pieces, pushed apart and back inside. @returns the height that they take */
function drawShort(short: ShortSegment[], from: number, to: number, y: number, pen: Pen): number {
  const apart = 6;
  short.reduce((free, s) => {
    s.place = Math.max(free, s.place);
    return s.place + s.wide + apart;
  }, from);
  short.reduceRight((free, s) => {
    s.place = Math.min(free - s.wide, s.place);
    return s.place - apart;
  }, to);
  for (const { count, middle, place } of short) {
    pen.line(middle, y, middle, y + 3, { stroke: palette.inkFaint, strokeWidth: 1 });
    pen.write(place, y + SMALL_FONT_SIZE + 3, String(count), {
      size: SMALL_FONT_SIZE,
      fill: palette.inkSoft,
    });
  }
  return short.length > 0 ? SMALL_FONT_SIZE + 6 : 0;
}
