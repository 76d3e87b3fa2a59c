/** How well the cards of seeded rooms are read, in one picture and while the camera moves over the room. */
import { type Distances, pictureOf, roomFrom } from "@/bench/cards/scene";
import type { CardAnswer, CardReading } from "@/model/room/cards/cards";
import { detectCards, halved } from "@/model/room/cards/detect";

export interface Figures {
  /** Cards that can be seen whole, and how many of them were read rightly. */
  whole: number;
  read: number;
  /** Readings of anything, half covered cards and clutter too, and how many of them were wrong. */
  readings: number;
  wrong: number;
  /** Milliseconds of each picture. */
  times: number[];
}

interface Scenes {
  count: number;
  /** Seed of the first. */
  first?: number;
  distances?: Distances;
  moving?: true;
  /** Of 1920 × 1080 pixels. */
  smallCamera?: true;
}

const ASKED = { near: 3, far: 10 };
/** Pictures of three seconds. */
const PAN = 12;

/** Each room is seen once, or for three seconds while the camera moves; then a card's newest reading counts. */
export function readRooms({ count, first = 1, distances = ASKED, moving, smallCamera }: Scenes): Figures {
  const figures: Figures = { whole: 0, read: 0, readings: 0, wrong: 0, times: [] };
  for (let seed = first; seed < first + count; seed++) {
    const room = roomFrom(seed, distances);
    const answers = new Map<number, CardAnswer>();
    for (let i = 0; i < (moving ? PAN : 1); i++) {
      const shift = moving && { x: (i - PAN / 2) * 24, y: Math.sin(i) * 12 };
      const picture = pictureOf(room, seed * PAN + i, shift);
      const begun = performance.now();
      const found = detectCards(smallCamera ? halved(picture) : picture);
      figures.times.push(performance.now() - begun);
      for (const { reading } of found) if (reading !== "unclear") answers.set(reading.card, reading.answer);
    }
    const right = ({ card, answer }: CardReading) => answers.get(card) === answer;
    const whole = room.cards.filter((card) => card.whole);
    figures.whole += whole.length;
    figures.read += whole.filter(right).length;
    figures.readings += answers.size;
    figures.wrong += answers.size - room.cards.filter(right).length;
  }
  return figures;
}
