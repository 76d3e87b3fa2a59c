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

/** Pixels along the longer side with which a larger picture is read. */
const LONGEST = 4_096;

function read(picture: ImageBitmap): SeenPicture {
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const [width, height] = [picture.width, picture.height].map((side) => Math.ceil(side * scale)) as [
    number,
    number,
  ];
  const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("this browser reads no pictures");
  context.drawImage(picture, 0, 0, width, height);
  picture.close();
  const { data: colours } = context.getImageData(0, 0, width, height);
  const data = new Uint8Array(width * height);
  // Red, green and blue as eyes weigh them (ITU-R BT.601).
  for (let i = 0, from = 0; i < data.length; i++, from += 4)
    data[i] = (77 * colours[from]! + 150 * colours[from + 1]! + 29 * colours[from + 2]!) >> 8;
  const cards = detectCards({ width, height, data }).map(({ corners: [a, , c], reading }) => ({
    x: (a.x + c.x) / 2,
    y: (a.y + c.y) / 2,
    reach: Math.hypot(a.x - c.x, a.y - c.y) / 2,
    reading,
  }));
  return { width, height, cards };
}

self.addEventListener("message", ({ data }: MessageEvent<ImageBitmap>) => self.postMessage(read(data)));
