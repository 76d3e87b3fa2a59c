/** Reads answer cards on a thread of its own, and forgets each picture once it is read. */
import type { CardReading } from "@/model/room/cards/cards";
import { detectCards } from "@/model/room/cards/detect";

interface SeenCard {
  /** Its middle, and half its diagonal, in the picture's pixels. */
  x: number;
  y: number;
  reach: number;
  reading: CardReading | "unclear";
}

export interface SeenPicture {
  width: number;
  height: number;
  cards: SeenCard[];
}

/** A picture in red, green, blue and opacity, row by row. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8ClampedArray<ArrayBuffer>;
}

function read({ width, height, data: colours }: Pixels): SeenPicture {
  // Green is most of what eyes see as light.
  const data = new Uint8Array(width * height);
  for (let i = 0; i < data.length; i++) data[i] = colours[4 * i + 1]!;
  const cards = detectCards({ width, height, data }).map(({ corners: [a, , c], reading }) => ({
    x: (a.x + c.x) / 2,
    y: (a.y + c.y) / 2,
    reach: Math.hypot(a.x - c.x, a.y - c.y) / 2,
    reading,
  }));
  return { width, height, cards };
}

self.addEventListener("message", ({ data }: MessageEvent<Pixels>) => self.postMessage(read(data)));
