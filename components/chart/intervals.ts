/** Values with their intervals on one axis, with the line of no change or of guessing. */
import { palette } from "@/components/chart/palette";
import { leadingOf, type Pen, FONT_SIZE, SMALL_FONT_SIZE } from "@/components/chart/pen";
import { roomFor } from "@/components/chart/rows";
import { linesOf, widest } from "@/components/chart/text";
import type { Chart } from "@/model/figures/chart";

type IntervalsChart = Extract<Chart, { type: "intervals" }>;

/** Round numbers on an axis: steps of 1, 2 or 5 times a power of ten, at most seven. */
function axisOf(low: number, high: number): number[] {
  const wanted = (high - low) / 6;
  if (!(wanted > 0)) return [low];
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = power * ([1, 2, 5, 10].find((f) => f * power >= wanted * (1 - 1e-9)) ?? 10);
  const first = Math.ceil(low / step - 1e-9);
  return Array.from({ length: Math.floor(high / step + 1e-9) - first + 1 }, (_, i) =>
    Number(((first + i) * step).toFixed(10)),
  );
}

/** A number on an axis, with the decimal sign of the language. */
const numberOn = (value: number, language: string): string =>
  new Intl.NumberFormat(language, { numberingSystem: "latn", useGrouping: false, maximumFractionDigits: 10 })
    .format(value)
    .replace(/\u200e?-/u, "−");

export function drawIntervals({ rows, low, high, zero, guess }: IntervalsChart, pen: Pen): number {
  const room = roomFor(pen, rows);
  const pad = 10;
  const placeOf = (value: number) =>
    room.start +
    pad +
    ((Math.min(high, Math.max(low, value)) - low) / (high - low || 1)) * (room.length - 2 * pad);
  const guessLines = guess ? linesOf(guess.label, room.length, { size: SMALL_FONT_SIZE }, pen.language) : [];
  const top = guessLines.length * leadingOf(guessLines, SMALL_FONT_SIZE) + (guess ? 6 : 2);
  let bottom = top;
  const places = rows.map((row, i) => {
    const saidLines =
      room.said === null ? linesOf(row.said, room.length, { size: SMALL_FONT_SIZE }, pen.language) : [];
    const saidTall = saidLines.length * leadingOf(saidLines, SMALL_FONT_SIZE);
    const { height } = room.labels[i]!;
    const tall = room.above ? height + 27 + saidTall : Math.max(height, 22 + saidTall);
    const y = bottom + 4;
    bottom += tall + 12;
    return { said: saidLines, y, middle: room.above ? y + height + 15 : y + tall / 2 - saidTall / 2 };
  });
  // Labels above their rows interrupt the line, which must not cross words.
  const upright = (value: number, from: number, how: Parameters<Pen["line"]>[4]) => {
    if (!room.above) pen.line(placeOf(value), from, placeOf(value), bottom, how);
    else
      for (const { middle } of places)
        pen.line(placeOf(value), middle - 11, placeOf(value), middle + 11, how);
  };
  for (const value of axisOf(low, high)) {
    upright(value, top, { stroke: palette.line, strokeWidth: 1 });
    pen.write(placeOf(value), bottom + SMALL_FONT_SIZE + 4, numberOn(value, pen.language), {
      size: SMALL_FONT_SIZE,
      fill: palette.inkFaint,
      anchor: "middle",
    });
  }
  if (zero) upright(0, top, { stroke: palette.inkSoft, strokeWidth: 1.5 });
  if (guess) {
    upright(guess.at, top - 4, { stroke: palette.tangerine, strokeWidth: 1.5, dash: "5 4" });
    const half = widest(guessLines, { size: SMALL_FONT_SIZE }) / 2;
    pen.lines(Math.min(Math.max(placeOf(guess.at), half), pen.width - half), SMALL_FONT_SIZE, guessLines, {
      size: SMALL_FONT_SIZE,
      fill: palette.tangerine,
      anchor: "middle",
    });
  }
  rows.forEach((row, i) => {
    const label = room.labels[i]!;
    const { said, y, middle } = places[i]!;
    const leading = leadingOf(label.lines, FONT_SIZE);
    pen.lines(0, room.above ? y + leading * 0.78 : middle - label.height / 2 + leading * 0.76, label.lines);
    if (row.low !== null && row.high !== null) {
      pen.line(placeOf(row.low), middle, placeOf(row.high), middle, {
        stroke: palette.sea,
        strokeWidth: 2.5,
      });
      for (const end of [row.low, row.high])
        pen.line(placeOf(end), middle - 5, placeOf(end), middle + 5, {
          stroke: palette.sea,
          strokeWidth: 2.5,
        });
    }
    pen.dot(placeOf(row.at), middle, 6.5, { fill: palette.sea, stroke: palette.raised, strokeWidth: 2 });
    if (room.said !== null) pen.write(room.said, middle + 5, row.said, { fill: palette.inkSoft });
    else {
      const half = widest(said, { size: SMALL_FONT_SIZE }) / 2;
      const centre = Math.min(Math.max(placeOf(row.at), room.start + half), pen.width - half);
      pen.lines(centre, middle + 12 + SMALL_FONT_SIZE, said, {
        size: SMALL_FONT_SIZE,
        fill: palette.inkSoft,
        anchor: "middle",
      });
    }
  });
  return bottom + SMALL_FONT_SIZE + 10;
}
