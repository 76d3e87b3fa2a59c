/**
 * Finds answer cards on a grey picture. A pixel is dark when it is darker than its surroundings; the convex hull of
 * connected dark pixels is a candidate for the frame of a card, however the cells inside hang together.
 */
import { type CardReading, CELLS, decodeCard, type Point } from "@/model/room/cards/cards";

export interface GreyPicture {
  width: number;
  height: number;
  /** Row by row, 0 is black. */
  data: Uint8Array | Uint8ClampedArray;
}

/** Corners in the picture's pixels, clockwise. */
type Quad = [Point, Point, Point, Point];

/** What looks like a card. */
interface Detection {
  /** From the upper left. */
  corners: Quad;
  /** "unclear" where some of its cells are no card's. */
  reading: CardReading | "unclear";
  /** Grey of the paper less that of the frame. */
  contrast: number;
}

/** Half the side of the surroundings: the small one parts a card from dark things beside it. */
const SURROUNDINGS = [8, 24];
/** How much darker than its surroundings a dark pixel is, as a part of them and at least. */
const DARKER = { part: 0.04, least: 3 };
/** Sides of a frame that are looked at, in pixels. */
const SIDE = { least: 12, most: 500 };
/** Longest side of a picture in which frames are searched; a larger one is searched at half its size. */
const SEARCHED = 2_560;
const MODULES = CELLS + 2;

/** What looks like a card on a picture, each once. */
export function detectCards(picture: GreyPicture): Detection[] {
  const scale = Math.max(picture.width, picture.height) > SEARCHED ? 2 : 1;
  const small = smoothed(scale === 2 ? halved(picture) : picture);
  const seen: Detection[] = [];
  for (const radius of SURROUNDINGS)
    for (const hull of darkHulls(small, radius)) {
      const quad = quadAround(hull)?.map(({ x, y }) => ({ x: x * scale, y: y * scale })) as Quad | undefined;
      const detection = quad && read(picture, upright(refined(picture, quad)));
      if (detection) seen.push(detection);
    }
  const unclear = ({ reading }: Detection) => Number(reading === "unclear");
  seen.sort((a, b) => unclear(a) - unclear(b) || b.contrast - a.contrast);
  const kept: Detection[] = [];
  for (const one of seen) if (!kept.some((other) => overlap(one.corners, other.corners))) kept.push(one);
  return kept;
}

function overlap([a, , c]: Quad, [p, , q]: Quad): boolean {
  const apart = Math.hypot(a.x + c.x - p.x - q.x, a.y + c.y - p.y - q.y) / 2;
  return apart < Math.max(distance(a, c), distance(p, q)) / 2;
}

export function halved({ width, height, data }: GreyPicture): GreyPicture {
  const [half, high] = [width >> 1, height >> 1];
  const result = new Uint8Array(half * high);
  for (let y = 0; y < high; y++)
    for (let x = 0, i = 2 * y * width; x < half; x++, i += 2)
      result[y * half + x] = (data[i]! + data[i + 1]! + data[i + width]! + data[i + width + 1]! + 2) >> 2;
  return { width: half, height: high, data: result };
}

/** Each pixel with its neighbours, so that noise does not tear frames. */
function smoothed({ width, height, data }: GreyPicture): GreyPicture {
  const rows = new Uint16Array(width * height);
  for (let y = 0; y < height; y++) {
    const start = y * width;
    rows[start] = data[start]! * 4;
    rows[start + width - 1] = data[start + width - 1]! * 4;
    for (let i = start + 1; i < start + width - 1; i++) rows[i] = data[i - 1]! + 2 * data[i]! + data[i + 1]!;
  }
  const result = new Uint8Array(data);
  for (let i = width; i < width * (height - 1); i++)
    result[i] = (rows[i - width]! + 2 * rows[i]! + rows[i + width]! + 8) >> 4;
  return { width, height, data: result };
}

/** Hulls of connected dark pixels, clockwise as the picture is seen, where their size may be that of a frame. */
function darkHulls(picture: GreyPicture, radius: number): Point[][] {
  const { rows, starts, ends, count } = darkRuns(picture, radius);
  const parents = connected(rows, starts, ends, count);

  const parts = new Map<number, number[]>();
  const lefts = new Int32Array(count).fill(picture.width);
  const rights = new Int32Array(count);
  const tops = new Int32Array(count).fill(-1);
  const bottoms = new Int32Array(count);
  for (let run = 0; run < count; run++) {
    const root = rootOf(parents, run);
    if (tops[root]! < 0) tops[root] = rows[run]!;
    bottoms[root] = rows[run]!;
    if (starts[run]! < lefts[root]!) lefts[root] = starts[run]!;
    if (ends[run]! > rights[root]!) rights[root] = ends[run]!;
  }
  const fits = (side: number) => side >= SIDE.least && side <= SIDE.most;
  for (let run = 0; run < count; run++) {
    const root = parents[run]!;
    if (!fits(rights[root]! - lefts[root]!) || !fits(bottoms[root]! - tops[root]! + 1)) continue;
    const part = parts.get(root);
    if (part) part.push(run);
    else parts.set(root, [run]);
  }
  return [...parts.values()].map((runs) => hullOf(runs, rows, starts, ends));
}

/** Stretches of dark pixels along the rows; an end is the first pixel after them. */
function darkRuns({ width, height, data }: GreyPicture, radius: number) {
  const most = height * ((width + 1) >> 1);
  const [rows, starts, ends] = [new Uint16Array(most), new Uint16Array(most), new Uint16Array(most)];
  let count = 0;
  const side = 2 * radius + 1;
  const pixels = side * side;
  const bright = (1 - DARKER.part) / pixels;
  // Sums over the surroundings' height. Beyond the edges of the picture its outermost pixels go on.
  const columns = new Uint32Array(width);
  for (let row = -radius - 1; row < radius; row++)
    for (let x = 0; x < width; x++) columns[x]! += data[Math.max(0, row) * width + x]!;
  for (let y = 0; y < height; y++) {
    const entering = Math.min(height - 1, y + radius) * width;
    const leaving = Math.max(0, y - radius - 1) * width;
    for (let x = 0; x < width; x++) columns[x]! += data[entering + x]! - data[leaving + x]!;
    let sum = columns[0]! * (radius + 1);
    for (let x = 1; x <= radius; x++) sum += columns[x]!;
    let start = -1;
    for (let x = 0; x <= width; x++) {
      const grey = x < width ? data[y * width + x]! : 255;
      if (grey < sum * bright && (grey + DARKER.least) * pixels < sum) {
        if (start < 0) start = x;
      } else if (start >= 0) {
        rows[count] = y;
        starts[count] = start;
        ends[count++] = x;
        start = -1;
      }
      sum +=
        columns[x + radius + 1 < width ? x + radius + 1 : width - 1]! - columns[x > radius ? x - radius : 0]!;
    }
  }
  return { rows, starts, ends, count };
}

/** Of each run the parent in a tree of those that touch, corners not counted. */
function connected(rows: Uint16Array, starts: Uint16Array, ends: Uint16Array, count: number): Int32Array {
  const parents = Int32Array.from({ length: count }, (_, run) => run);
  let above = 0;
  for (let run = 0; run < count; run++) {
    while (
      above < run &&
      (rows[above]! < rows[run]! - 1 || (rows[above]! === rows[run]! - 1 && ends[above]! <= starts[run]!))
    )
      above++;
    for (
      let other = above;
      other < run && rows[other]! < rows[run]! && starts[other]! < ends[run]!;
      other++
    ) {
      const a = rootOf(parents, other);
      const b = rootOf(parents, run);
      if (a < b) parents[b] = a;
      else parents[a] = b;
    }
  }
  return parents;
}

function rootOf(parents: Int32Array, run: number): number {
  let root = run;
  while (parents[root] !== root) root = parents[root]!;
  while (parents[run] !== root) {
    const next = parents[run]!;
    parents[run] = root;
    run = next;
  }
  return root;
}

/** By Andrew's monotone chain, from the top: down the right side and up the left one. */
function hullOf(runs: readonly number[], rows: Uint16Array, starts: Uint16Array, ends: Uint16Array): Point[] {
  const top = rows[runs[0]!]!;
  // The outermost ends at each line between rows.
  const ending: number[] = [];
  const starting: number[] = [];
  for (const run of runs) {
    for (const line of [rows[run]! - top, rows[run]! - top + 1]) {
      ending[line] = Math.max(ending[line] ?? 0, ends[run]!);
      starting[line] = Math.min(starting[line] ?? Number.POSITIVE_INFINITY, starts[run]!);
    }
  }
  const right: Point[] = [];
  const left: Point[] = [];
  for (const [line, end] of ending.entries()) {
    extend(right, { x: end, y: top + line }, 1);
    extend(left, { x: starting[line]!, y: top + line }, -1);
  }
  return [...right, ...left.reverse()];
}

function extend(chain: Point[], point: Point, side: 1 | -1): void {
  while (chain.length > 1 && cross(chain.at(-2)!, chain.at(-1)!, point) * side <= 0) chain.pop();
  chain.push(point);
}

const cross = (a: Point, b: Point, c: Point): number => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);

/**
 * The quadrilateral around a hull: sides are dropped one by one, each time the one whose neighbours meet nearest, so
 * that corners rounded by blur come back. Null where much would be added: the hull is no quadrilateral.
 */
function quadAround(hull: Point[]): Quad | null {
  const points = [...hull];
  const total = areaOf(points);
  if (total < SIDE.least * SIDE.least * 0.4) return null;
  let added = 0;
  while (points.length > 4) {
    let least = Number.POSITIVE_INFINITY;
    let place = -1;
    let meeting: Point | null = null;
    for (let i = 0; i < points.length; i++) {
      const [a, b, c, d] = [0, 1, 2, 3].map((step) => points[(i + step) % points.length]!) as Quad;
      const point = crossing(a, b, d, c);
      // Neighbours that are parallel or meet on the other side do not meet at all.
      if (!point || cross(b, point, c) <= 0) continue;
      const area = cross(b, point, c) / 2;
      if (area < least) [least, place, meeting] = [area, i, point];
    }
    added += least;
    if (!meeting || added > total * 0.3) return null;
    const [b, c] = [(place + 1) % points.length, (place + 2) % points.length];
    points[b] = meeting;
    points.splice(c, 1);
  }
  if (points.length < 4) return null;
  const sides = points.map((point, i) => distance(point, points[(i + 1) % 4]!));
  if (Math.min(...sides) < SIDE.least * 0.6 || Math.max(...sides) > Math.min(...sides) * 3.5) return null;
  return points as Quad;
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

const areaOf = (points: readonly Point[]): number =>
  points.reduce((sum, point, i) => {
    const next = points[(i + 1) % points.length]!;
    return sum + (point.x * next.y - next.x * point.y) / 2;
  }, 0);

/** Where the line from a through b meets the line from c through d. */
function crossing(a: Point, b: Point, c: Point, d: Point): Point | null {
  const [x, y, u, v] = [b.x - a.x, b.y - a.y, d.x - c.x, d.y - c.y];
  const across = x * v - y * u;
  if (Math.abs(across) < 1e-9) return null;
  const along = ((c.x - a.x) * v - (c.y - a.y) * u) / across;
  return { x: a.x + along * x, y: a.y + along * y };
}

/** Each side moved to where the picture turns dark most steeply, found at several places along it. */
function refined(picture: GreyPicture, quad: Quad): Quad {
  const lines = quad.map((from, i) => {
    const to = quad[(i + 1) % 4]!;
    return steepest(picture, from, to, distance(quad[(i + 3) % 4]!, from) / MODULES);
  });
  const corners = lines.map((line, i) => {
    const before = lines[(i + 3) % 4]!;
    return crossing(before[0], before[1], line[0], line[1]) ?? quad[i]!;
  });
  return corners.every((corner, i) => distance(corner, quad[i]!) < 6) ? (corners as Quad) : quad;
}

/** @param module the frame's thickness, in pixels */
function steepest(picture: GreyPicture, from: Point, to: Point, module: number): [Point, Point] {
  const length = distance(from, to);
  // Out of the frame: sides run clockwise.
  const out = { x: (to.y - from.y) / length, y: (from.x - to.x) / length };
  const reach = Math.min(5, Math.max(1.5, module * 0.6));
  const shifts: { along: number; shift: number }[] = [];
  const places = Math.max(5, Math.min(24, Math.round(length / 3)));
  for (let place = 0; place < places; place++) {
    const along = 0.08 + (0.84 * place) / (places - 1);
    const x = from.x + along * (to.x - from.x);
    const y = from.y + along * (to.y - from.y);
    let [weight, moment] = [0, 0];
    for (let step = -reach; step <= reach; step += 0.5) {
      const rise =
        sample(picture, x + out.x * (step + 0.5), y + out.y * (step + 0.5)) -
        sample(picture, x + out.x * (step - 0.5), y + out.y * (step - 0.5));
      if (rise > 0) [weight, moment] = [weight + rise * rise, moment + rise * rise * step];
    }
    if (weight > 0) shifts.push({ along, shift: moment / weight });
  }
  const first = fitted(shifts);
  const near = shifts.filter(({ along, shift }) => Math.abs(shift - first.start - first.slope * along) < 1);
  const { start, slope } = near.length > 3 ? fitted(near) : first;
  return [
    { x: from.x + out.x * start, y: from.y + out.y * start },
    { x: to.x + out.x * (start + slope), y: to.y + out.y * (start + slope) },
  ];
}

/** A straight line by least squares. */
function fitted(shifts: readonly { along: number; shift: number }[]): { start: number; slope: number } {
  const count = shifts.length;
  if (count < 2) return { start: 0, slope: 0 };
  const along = shifts.reduce((sum, one) => sum + one.along, 0) / count;
  const shift = shifts.reduce((sum, one) => sum + one.shift, 0) / count;
  let [rise, run] = [0, 0];
  for (const one of shifts) {
    rise += (one.along - along) * (one.shift - shift);
    run += (one.along - along) ** 2;
  }
  const slope = rise / run;
  return { start: shift - slope * along, slope };
}

/** The grey between pixels, whose middles are at halves. */
function sample({ width, height, data }: GreyPicture, x: number, y: number): number {
  const left = Math.min(width - 1.001, Math.max(0, x - 0.5));
  const top = Math.min(height - 1.001, Math.max(0, y - 0.5));
  const [column, row] = [left | 0, top | 0];
  const [right, down] = [left - column, top - row];
  const i = row * width + column;
  return (
    (data[i]! * (1 - right) + data[i + 1]! * right) * (1 - down) +
    (data[i + width]! * (1 - right) + data[i + width + 1]! * right) * down
  );
}

/** The corners from the upper left one: sides are turned by less than half a quarter from the picture's. */
function upright(quad: Quad): Quad {
  const [a, b, c, d] = quad;
  const right = { x: b.x - a.x + c.x - d.x, y: b.y - a.y + c.y - d.y };
  const down = { x: d.x - a.x + c.x - b.x, y: d.y - a.y + c.y - b.y };
  const [long, tall] = [Math.hypot(right.x, right.y), Math.hypot(down.x, down.y)];
  const x = right.x / long + down.y / tall;
  const y = right.y / long - down.x / tall;
  if (x >= Math.abs(y)) return quad;
  return x <= -Math.abs(y) ? [c, d, a, b] : y > 0 ? [d, a, b, c] : [b, c, d, a];
}

/** A point of the marker, whose corners are (0, 0) to (1, 1), on the picture. */
function perspective([a, b, c, d]: Quad): (across: number, down: number) => Point {
  const [dx1, dx2, dx3] = [b.x - c.x, d.x - c.x, a.x - b.x + c.x - d.x];
  const [dy1, dy2, dy3] = [b.y - c.y, d.y - c.y, a.y - b.y + c.y - d.y];
  const across = dx1 * dy2 - dx2 * dy1;
  const g = (dx3 * dy2 - dx2 * dy3) / across;
  const h = (dx1 * dy3 - dx3 * dy1) / across;
  const x = [b.x - a.x + g * b.x, d.x - a.x + h * d.x, a.x] as const;
  const y = [b.y - a.y + g * b.y, d.y - a.y + h * d.y, a.y] as const;
  return (u, v) => {
    const depth = g * u + h * v + 1;
    return { x: (x[0] * u + x[1] * v + x[2]) / depth, y: (y[0] * u + y[1] * v + y[2]) / depth };
  };
}

/** Places within a cell that are looked at, from its middle. */
const SPOTS = [-0.22, 0, 0.22];
/** With the frame and the white around it. */
const AROUND = MODULES + 2;

/** The card in a quadrilateral; null where no black frame has white around it and cells like a card's inside. */
function read(picture: GreyPicture, quad: Quad): Detection | null {
  const place = perspective(quad);
  const grey = new Float64Array(AROUND * AROUND);
  for (let cell = 0; cell < grey.length; cell++) {
    const column = (cell % AROUND) - 0.5;
    const row = Math.floor(cell / AROUND) - 0.5;
    for (const right of SPOTS)
      for (const down of SPOTS) {
        const { x, y } = place((column + right) / MODULES, (row + down) / MODULES);
        grey[cell]! += sample(picture, x, y) / 9;
      }
  }
  const white: number[] = [];
  const black: number[] = [];
  for (let cell = 0; cell < grey.length; cell++) {
    const ring = ringOf(cell);
    if (ring === 0) white.push(grey[cell]!);
    else if (ring === 1) black.push(grey[cell]!);
  }
  const [paper, frame] = [middle(white), middle(black)];
  const contrast = paper - frame;
  if (contrast < 10) return null;
  const limit = frame + contrast / 2;
  if (black.filter((value) => value > limit).length > 3) return null;
  if (white.filter((value) => value < limit).length > 8) return null;
  let bits = 0;
  for (let row = 0; row < CELLS; row++)
    for (let column = 0; column < CELLS; column++)
      if (grey[(row + 2) * AROUND + column + 2]! < limit) bits |= 1 << (row * CELLS + column);
  const reading = decodeCard(bits);
  return reading && { corners: quad, reading, contrast };
}

/** How far a cell is from the edge of what is looked at: 0 is paper, 1 is the frame. */
function ringOf(cell: number): number {
  const [column, row] = [cell % AROUND, Math.floor(cell / AROUND)];
  return Math.min(column, row, AROUND - 1 - column, AROUND - 1 - row);
}

const middle = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1]!;
