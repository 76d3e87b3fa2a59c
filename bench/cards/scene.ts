/** Seeded pictures of a room that holds up answer cards, as a phone's camera sees them, and what is on them. */
import {
  CARDS,
  type CardAnswer,
  CELLS,
  cardAnswers,
  cellsOfCard,
  type Point,
} from "@/model/room/cards/cards";
import type { GreyPicture } from "@/model/room/cards/detect";
import { type Random, seeded } from "@/model/statistics/random";

const PICTURE = { width: 3840, height: 2160 };
/** A camera that sees 65° across: the distance of its picture, in pixels. */
const FOCAL = PICTURE.width / 2 / Math.tan((65 / 2) * (Math.PI / 180));
/** Metres, as printed two to an A4 page. */
const CARD = { width: 0.21, height: 0.1485, marker: 0.112 };
/** Metres from the camera to the nearest and the farthest card. */
export interface Distances {
  near: number;
  far: number;
}

interface Seen {
  card: number;
  answer: CardAnswer;
  centre: Point;
  /** Pixels along the marker's side if it were not tilted. */
  side: number;
  /** All of its frame and of the paper around it can be seen. */
  whole: boolean;
}

interface HeldCard extends Seen {
  paint: (canvas: Canvas) => void;
  paintAround: (canvas: Canvas) => void;
  cover: ((canvas: Canvas) => void) | null;
}

interface Room {
  /** Part of full light: the darkest quarter of rooms has a quarter of it. */
  light: number;
  cards: readonly HeldCard[];
  clutter: (canvas: Canvas) => void;
}

/** Greys of a picture before light, blur and noise, from 0 to 1. */
class Canvas {
  readonly data = new Float32Array(PICTURE.width * PICTURE.height);
  constructor(readonly shift: Point) {}

  /** Paints what lies within some pixels of a point. @param shade null where nothing is painted */
  paint(centre: Point, reach: Point, fine: number, shade: (x: number, y: number) => number | null): void {
    const [cx, cy] = [centre.x + this.shift.x, centre.y + this.shift.y];
    const { width, height } = PICTURE;
    const bottom = Math.min(height - 1, Math.ceil(cy + reach.y));
    const right = Math.min(width - 1, Math.ceil(cx + reach.x));
    for (let y = Math.max(0, Math.floor(cy - reach.y)); y <= bottom; y++)
      for (let x = Math.max(0, Math.floor(cx - reach.x)); x <= right; x++) {
        let [sum, painted] = [0, 0];
        for (let i = 0; i < fine * fine; i++) {
          const grey = shade(
            x + ((i % fine) + 0.5) / fine - cx,
            y + (Math.floor(i / fine) + 0.5) / fine - cy,
          );
          if (grey === null) continue;
          sum += grey;
          painted++;
        }
        const i = y * width + x;
        if (painted > 0) this.data[i] = this.data[i]! * (1 - painted / fine ** 2) + sum / fine ** 2;
      }
  }

  rectangle(
    centre: Point,
    width: number,
    height: number,
    shade: (x: number, y: number) => number | null,
  ): void {
    this.paint(centre, { x: width / 2 + 1, y: height / 2 + 1 }, 2, (x, y) =>
      Math.abs(x) <= width / 2 && Math.abs(y) <= height / 2 ? shade(x, y) : null,
    );
  }

  ellipse(
    centre: Point,
    width: number,
    height: number,
    shade: (x: number, y: number) => number | null,
  ): void {
    this.paint(centre, { x: width / 2 + 1, y: height / 2 + 1 }, 2, (x, y) =>
      ((2 * x) / width) * ((2 * x) / width) + ((2 * y) / height) * ((2 * y) / height) <= 1
        ? shade(x, y)
        : null,
    );
  }
}

const between = (random: Random, least: number, most: number) => least + random() * (most - least);

export function roomFrom(seed: number, { near, far }: Distances, people = 30): Room {
  const random = seeded(seed);
  const light = [1, 0.7, 0.45, 0.25][seed % 4]!;
  const numbers = Array.from({ length: CARDS }, (_, i) => i + 1).sort(() => random() - 0.5);
  const cards: HeldCard[] = [];
  for (let i = 0; i < people; i++) {
    const side = (FOCAL * CARD.marker) / between(random, near, far);
    const reach = side * 1.2;
    for (let attempt = 0; attempt < 300; attempt++) {
      const centre = {
        x: between(random, reach, PICTURE.width - reach),
        y: between(random, reach, PICTURE.height - reach),
      };
      if (
        cards.some(
          (other) =>
            Math.hypot(other.centre.x - centre.x, other.centre.y - centre.y) < reach + other.side * 1.2,
        )
      )
        continue;
      cards.push(heldCard(random, numbers[i]!, centre, side));
      break;
    }
  }
  return { light, cards, clutter: clutter(random) };
}

/** A card in somebody's hands: turned, tilted, in a light of its own, some half covered. */
function heldCard(random: Random, card: number, centre: Point, side: number): HeldCard {
  const answer = cardAnswers[Math.floor(random() * 4)]!;
  const cells = cellsOfCard(card);
  const quarter = cardAnswers.indexOf(answer) * 90;
  const turn = ((quarter + between(random, -35, 35)) * Math.PI) / 180;
  const tilt = (between(random, -50, 50) * Math.PI) / 180;
  const axis = between(random, 0, Math.PI);
  const paper = between(random, 0.75, 0.95);
  const ink = between(random, 0.04, 0.12);
  const slope = between(random, -0.25, 0.25);
  const shadow = random() < 0.2 ? between(random, -0.5, 0.5) : null;
  // The paper's two axes in the room (x right, y down, z away), in metres, then turned away around the tilt's axis.
  const away = FOCAL * (CARD.marker / side);
  const tilted = (x: number, y: number) => {
    const along = x * Math.cos(axis) + y * Math.sin(axis);
    const across = -x * Math.sin(axis) + y * Math.cos(axis);
    return {
      x: along * Math.cos(axis) - across * Math.cos(tilt) * Math.sin(axis),
      y: along * Math.sin(axis) + across * Math.cos(tilt) * Math.cos(axis),
      z: across * Math.sin(tilt),
    };
  };
  const u = tilted(Math.cos(turn), Math.sin(turn));
  const v = tilted(-Math.sin(turn), Math.cos(turn));
  /** Where a ray through the picture meets the paper, in metres from its middle. */
  const onPaper = (x: number, y: number): Point => {
    const ray = { x: x / FOCAL, y: y / FOCAL };
    // (u.x - ray.x u.z) a + (v.x - ray.x v.z) b = ray.x away, and so for y.
    const [a1, b1, c1] = [u.x - ray.x * u.z, v.x - ray.x * v.z, ray.x * away];
    const [a2, b2, c2] = [u.y - ray.y * u.z, v.y - ray.y * v.z, ray.y * away];
    const whole = a1 * b2 - a2 * b1;
    return { x: (c1 * b2 - c2 * b1) / whole, y: (a1 * c2 - a2 * c1) / whole };
  };
  const module = CARD.marker / (CELLS + 2);
  const shade = (x: number, y: number): number | null => {
    const p = onPaper(x, y);
    if (Math.abs(p.x) > CARD.width / 2 || Math.abs(p.y) > CARD.height / 2) return null;
    const column = Math.floor((p.x + CARD.marker / 2) / module);
    const row = Math.floor((p.y + CARD.marker / 2) / module);
    const outside = column < 0 || row < 0 || column > CELLS + 1 || row > CELLS + 1;
    const black = !outside && (cells[row - 1]?.[column - 1] ?? true);
    const shaded = shadow !== null && p.x + p.y * 0.6 < shadow * CARD.width ? 0.6 : 1;
    return (black ? ink : paper) * (1 + (slope * p.x) / CARD.width) * shaded;
  };
  const skin = between(random, 0.25, 0.75);
  const clothes = between(random, 0.05, 0.8);
  const stripes = random() < 0.3 ? between(random, 0.15, 0.5) * side : 0;
  const covered = random() < 0.15;
  const cover = covered && coverOf(random, side, clothes);
  // Hands hold the paper at two of its narrow ends, up to the frame's surroundings.
  const hands = [-1, 1].map((end) => {
    const [x, y] = [end * CARD.width * 0.49, between(random, -0.04, 0.06)];
    const room = { x: u.x * x + v.x * y, y: u.y * x + v.y * y, z: away + u.z * x + v.z * y };
    return { x: centre.x + (FOCAL * room.x) / room.z, y: centre.y + (FOCAL * room.y) / room.z };
  });
  return {
    card,
    answer,
    centre,
    side,
    whole: !covered,
    paintAround: (canvas) => {
      const body = { x: centre.x, y: centre.y + side * 0.8 };
      canvas.ellipse(body, side * 3.2, side * 4, (x) =>
        stripes && Math.floor(x / stripes) & 1 ? 1 - clothes : clothes,
      );
      face(canvas, { x: centre.x, y: centre.y - side * 1.9 }, side * 1.5, skin);
    },
    paint: (canvas) => {
      canvas.paint(centre, { x: side * 1.25, y: side * 1.25 }, 3, shade);
      for (const hand of hands) canvas.ellipse(hand, side * 0.35, side * 0.3, () => skin);
    },
    cover: cover ? (canvas) => cover(canvas, centre) : null,
  };
}

function coverOf(random: Random, side: number, grey: number) {
  const angle = between(random, 0, 2 * Math.PI);
  const far = side * between(random, 0.75, 1);
  return (canvas: Canvas, centre: Point) =>
    canvas.ellipse(
      { x: centre.x + Math.cos(angle) * far, y: centre.y + Math.sin(angle) * far },
      side * 1.7,
      side * 1.7,
      () => grey,
    );
}

function face(canvas: Canvas, centre: Point, size: number, skin: number): void {
  canvas.ellipse({ x: centre.x, y: centre.y - size * 0.15 }, size, size * 1.2, () => 0.12);
  canvas.ellipse(centre, size * 0.8, size * 1.1, (x) => skin * (1 - (0.3 * x) / size));
  for (const eye of [-0.18, 0.18])
    canvas.ellipse(
      { x: centre.x + eye * size, y: centre.y - size * 0.1 },
      size * 0.14,
      size * 0.07,
      () => 0.06,
    );
  canvas.ellipse({ x: centre.x, y: centre.y + size * 0.28 }, size * 0.3, size * 0.07, () => skin * 0.5);
}

/** Walls, windows, pictures, grids, stripes, writing: dark quadrilaterals of every size. */
function clutter(random: Random): (canvas: Canvas) => void {
  const seed = Math.floor(random() * 2 ** 32);
  return (canvas) => {
    const again = seeded(seed);
    const wall = between(again, 0.3, 0.7);
    const fall = between(again, -0.3, 0.3);
    for (let i = 0; i < canvas.data.length; i++) {
      const x = (i % PICTURE.width) / PICTURE.width - 0.5;
      canvas.data[i] = wall + fall * x + (0.1 * i) / canvas.data.length;
    }
    for (let thing = 0; thing < 120; thing++) {
      const centre = { x: between(again, 0, PICTURE.width), y: between(again, 0, PICTURE.height) };
      const [width, height] = [between(again, 20, 260), between(again, 20, 260)];
      const [dark, bright] = [between(again, 0.03, 0.4), between(again, 0.6, 1)];
      const pitch = between(again, 5, 24);
      const pattern = Math.floor(again() * 6);
      const noise = Math.floor(again() * 2 ** 30);
      canvas.rectangle(centre, width, height, (x, y) => {
        const edge = Math.min(width / 2 - Math.abs(x), height / 2 - Math.abs(y));
        const cell =
          Math.imul(Math.floor(x / pitch) * 7919 + Math.floor(y / pitch) * 104_729 + noise, 0x9e3779b1) >>>
          31;
        // A window, stripes, a tiled square in a frame like a card's, writing, a plain thing, a chequered one.
        if (pattern === 0) return edge < pitch / 2 || Math.abs(x) < pitch / 4 ? dark : 1.3;
        if (pattern === 1) return Math.floor(x / pitch) & 1 ? dark : bright;
        if (pattern === 2) return edge < pitch ? bright : edge < pitch * 2 || cell ? dark : bright;
        if (pattern === 3) return Math.floor(y / pitch) & 1 && cell ? dark : bright;
        if (pattern === 4) return dark;
        return (Math.floor(x / pitch) + Math.floor(y / pitch)) & 1 ? dark : bright;
      });
    }
  };
}

/** One picture of a room. @param shift how far the camera has moved, in pixels */
export function pictureOf(room: Room, seed: number, shift: Point = { x: 0, y: 0 }): GreyPicture {
  const random = seeded(seed ^ 0x5ca1ab1e);
  const canvas = new Canvas(shift);
  room.clutter(canvas);
  for (const card of room.cards) card.paintAround(canvas);
  for (const card of room.cards) card.paint(canvas);
  for (const card of room.cards) card.cover?.(canvas);
  const motion = between(random, 0, 5);
  const angle = between(random, 0, Math.PI);
  const defocus = between(random, 0.5, 1.6);
  blur(canvas.data, motion * Math.cos(angle), motion * Math.sin(angle), defocus);
  return { ...PICTURE, data: exposed(canvas.data, room.light, random) };
}

/** Moves each pixel along a line, then spreads it by a Gaussian. */
function blur(data: Float32Array, dx: number, dy: number, defocus: number): void {
  const { width, height } = PICTURE;
  const kernel = Array.from({ length: 11 }, (_, i) => Math.exp(-((i - 5) ** 2) / (2 * defocus * defocus)));
  const total = kernel.reduce((sum, weight) => sum + weight, 0);
  const spread = (step: (i: number) => [number, number, number]) => {
    const before = data.slice();
    const taps = Array.from({ length: 11 }, (_, i) => step(i)).flatMap(([x, y, weight]) => {
      const [left, top] = [Math.floor(x), Math.floor(y)];
      const [right, down] = [x - left, y - top];
      return [
        { x: left, y: top, part: (1 - right) * (1 - down) * weight },
        { x: left + 1, y: top, part: right * (1 - down) * weight },
        { x: left, y: top + 1, part: (1 - right) * down * weight },
        { x: left + 1, y: top + 1, part: right * down * weight },
      ].filter(({ part }) => part > 0.001);
    });
    data.fill(0);
    for (let row = 0; row < height; row++)
      for (const { x, y, part } of taps) {
        const source = Math.min(height - 1, Math.max(0, row + y)) * width + x;
        const to = Math.min(width, width - x);
        for (let column = Math.max(0, -x); column < to; column++)
          data[row * width + column]! += before[source + column]! * part;
      }
  };
  spread((i) => [i - 5, 0, kernel[i]! / total]);
  spread((i) => [0, i - 5, kernel[i]! / total]);
  const length = Math.hypot(dx, dy);
  const points = Math.max(1, Math.ceil(length));
  if (length > 0.3)
    spread((i) =>
      i < points ? [dx * ((i + 0.5) / points - 0.5), dy * ((i + 0.5) / points - 0.5), 1 / points] : [0, 0, 0],
    );
}

/** Greys as a sensor gives them: less light, more noise beside it. */
function exposed(data: Float32Array, light: number, random: Random): Uint8Array {
  const result = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) {
    const grey = Math.max(0, data[i]! * 235 * light);
    const noise = (random() + random() + random() - 1.5) * 2 * Math.sqrt(3 + 0.08 * grey);
    result[i] = Math.min(255, Math.max(0, Math.round(grey + 4 + noise)));
  }
  return result;
}
