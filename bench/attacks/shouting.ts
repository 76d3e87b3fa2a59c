/** Bots that are in a room: each says as much as it may, and more. */
import { frame } from "@/bench/fleet/frames";
import { Phone } from "@/bench/fleet/phone";
import { newId } from "@/bench/ids";
import type { Attack } from "@/bench/attacks/asking";
import { LIVE } from "@/bench/product/talker";

/** Commands a second of each: more than the limit of a connection. */
const EACH_SECOND = 10;

export class Shouting implements Attack {
  private readonly timer: NodeJS.Timeout;
  private said = 0;

  private constructor(private readonly bots: Phone[]) {
    let next = 0;
    const every = 20;
    this.timer = setInterval(() => {
      for (let i = 0; i < (bots.length * EACH_SECOND * every) / 1_000; i++) {
        const bot = bots[next++ % bots.length]!;
        if (!bot.connected) continue;
        this.said++;
        bot.send(
          frame(
            `42${this.said}${JSON.stringify(["command", { type: "pause", id: newId(), on: this.said % 2 === 0 }])}`,
          ),
        );
      }
    }, every);
  }

  static async begin(port: number, room: string, cookies: string[]): Promise<Shouting> {
    const greeting = `40${JSON.stringify({ as: "phone", room })}`;
    const bots = cookies.map((cookie, i) => new Phone(i, { port, path: LIVE, greeting }, cookie));
    for (let i = 0; i < bots.length; i += 50) {
      await Promise.all(
        bots.slice(i, i + 50).map(
          (bot) =>
            new Promise<void>((resolve) => {
              bot.onReady = bot.onClose = () => resolve();
              bot.connect();
            }),
        ),
      );
    }
    return new Shouting(bots);
  }

  async stop() {
    clearInterval(this.timer);
    const left = this.bots.filter((bot) => bot.connected).length;
    for (const bot of this.bots) bot.drop();
    return { said: this.said, left };
  }
}
