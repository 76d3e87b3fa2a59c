/** Answer cards on pictures of a room, as a phone's camera takes them. No server is asked. */
import { type Figures, readRooms } from "@/bench/cards/reading";
import { type Context, ms, type Part, type Row } from "@/bench/context";
import { median } from "@/bench/numbers";

const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(2)} %`;

export const cards: Part = {
  name: "cards",
  async run({ quick, say }: Context) {
    const count = quick ? 12 : 500;
    say(`${count} rooms`);
    const once = readRooms({ count });
    say("three seconds each");
    const pan = readRooms({ count: Math.ceil(count / 20), first: 1_001, moving: true });
    say("farther away, and with a smaller camera");
    const further = [
      { camera: "3840 × 2160", distances: { near: 10, far: 13 } },
      { camera: "1920 × 1080", distances: { near: 2, far: 5 }, smallCamera: true as const },
      { camera: "1920 × 1080", distances: { near: 5, far: 7 }, smallCamera: true as const },
    ].map((scenes) => ({
      ...scenes,
      ...readRooms({ count: Math.ceil(count / 20), first: 2_001, ...scenes }),
    }));
    const time = median(once.times);
    const reached = (what: string, { read, whole }: Figures, least: number): Row => ({
      what: `${what}, of ${whole} whole cards 3 to 10 m away`,
      product: share(read, whole),
      target: `≥ ${least} %`,
      met: read / whole >= least / 100,
    });
    const wrong = once.wrong + pan.wrong;
    const readings = once.readings + pan.readings;
    return [
      reached("read in one picture", once, 90),
      reached("read in three seconds", pan, 98),
      {
        what: `read wrongly, of ${readings}`,
        product: share(wrong, readings),
        target: "≤ 0.2 %",
        met: wrong / readings <= 0.002,
      },
      {
        what: "a picture of 3840 × 2160: median; on a processor four times slower",
        product: `${ms(time)}; ${(1_000 / time / 4).toFixed(1)} a second`,
        target: "≤ 166 ms",
        met: time <= 166,
      },
      ...further.map(({ camera, distances, read, whole, wrong, readings }) => ({
        what: `a camera of ${camera}, ${distances.near} to ${distances.far} m, one picture`,
        product: `${share(read, whole)}, wrong ${share(wrong, readings)}`,
      })),
    ];
  },
};
