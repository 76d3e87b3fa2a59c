/**
 * A process of simulated participants. Each joins by the link of the room over HTTP and answers over a
 * connection of its own, as a phone does; a bad network delays messages, loses connections and sends things
 * twice. Gets its orders from its parent once; ends when the parent does.
 */
import { randomBytes } from "node:crypto";
import { io, type Socket } from "socket.io-client";
import type { CrowdOrders } from "@/server/rehearsal/crowd-messages";
import type { PhoneMessage } from "@/workshop/protocol/views";
import { isPassing } from "@/model/reasons";
import { phrasesIn } from "@/workshop/rehearsal/phrases";
import { plausible } from "@/workshop/rehearsal/plausible";
import { pick, type Random, seeded } from "@/model/statistics/random";
import { planOf } from "@/workshop/content/plan";

const JOIN_INTERVAL_MS = 40;
const THINK_MS = { least: 1_500, most: 12_000 };
const newId = (): string => randomBytes(12).toString("hex");
const wait = (ms: number) => new Promise((go) => setTimeout(go, ms));

class SimulatedPerson {
  private socket: Socket | undefined;
  private asked = "";

  constructor(
    private readonly orders: CrowdOrders,
    private readonly language: string,
    private readonly insight: number,
    private readonly random: Random,
  ) {}

  async join(): Promise<void> {
    const { url, token } = this.orders;
    const res = await fetch(`${url}/j/${token}`, {
      method: "POST",
      redirect: "manual",
      headers: { "accept-language": this.language },
      body: new URLSearchParams({ language: this.language }),
    });
    const cookie = res.headers.get("set-cookie")?.split(";")[0];
    if (!cookie) return;
    const socket = io(url, {
      path: "/live",
      transports: ["websocket"],
      auth: { as: "phone", room: this.orders.room },
      extraHeaders: { cookie },
      forceNew: true,
    });
    this.socket = socket;
    socket.on("view", (message: PhoneMessage | { type: string }) => {
      if ("html" in message) void this.follow(message);
    });
    if (this.orders.network === "bad") void this.loseConnection();
    if (this.random() < 0.05) void this.postQuestion();
  }

  private async follow(message: PhoneMessage): Promise<void> {
    const round = `${message.question}#${message.round}`;
    if (message.phase !== "open" || !message.question || this.asked === round) return;
    this.asked = round;
    const until = message.closesAt ? message.closesAt - message.now - 1_500 : Number.POSITIVE_INFINITY;
    const opens = Math.max(0, (message.opensAt ?? message.now) - message.now);
    const think = THINK_MS.least + this.random() * (THINK_MS.most - THINK_MS.least);
    await wait(opens + Math.max(300, Math.min(think, until - opens)));
    if (this.asked !== round) return;
    const plan = planOf(this.orders.workshop);
    const question = plan.question(message.question);
    const activity = question && plan.activity(question.activityId);
    if (!activity) return;
    const texts = [...message.html.matchAll(/name="(?:support|entries)"[^>]*value="([a-z0-9]+)"/g)].map(
      (m) => m[1] ?? "",
    );
    const body = plausible(activity, question, {
      insight: this.insight,
      random: this.random,
      phrases: phrasesIn(this.language),
      texts,
    });
    if (body)
      await this.say({
        type: "answer",
        id: newId(),
        question: question.id,
        round: message.round,
        rev: 1,
        body,
      });
  }

  private async postQuestion(): Promise<void> {
    await wait(20_000 + this.random() * 60_000);
    await this.say({ type: "post", id: newId(), text: `${pick(phrasesIn(this.language), this.random)}?` });
  }

  private async say(command: object): Promise<void> {
    const bad = this.orders.network === "bad";
    for (let tries = 0; tries < 8; tries++) {
      if (bad) await wait(100 + this.random() * 700);
      const ack = await this.socket
        ?.timeout(8_000)
        .emitWithAck("command", command)
        .catch(() => null);
      const again = bad && this.random() < 0.1;
      if (ack?.ok && !again) return;
      if (ack && !ack.ok && !isPassing(ack.reason)) return;
      await wait(500 * 2 ** tries * (0.5 + this.random()));
    }
  }

  private async loseConnection(): Promise<void> {
    for (;;) {
      await wait(10_000 + this.random() * 60_000);
      this.socket?.disconnect();
      await wait(1_000 + this.random() * 15_000);
      this.socket?.connect();
    }
  }
}

async function run(orders: CrowdOrders): Promise<void> {
  const random = seeded(orders.seed);
  for (let n = 0; n < orders.people; n++) {
    const language = orders.languages[n % orders.languages.length] ?? "en";
    const insight = 0.35 + 0.55 * random();
    const person = new SimulatedPerson(orders, language, insight, seeded(orders.seed + n + 1));
    void person.join().catch(() => undefined);
    await wait(JOIN_INTERVAL_MS * (0.5 + random()));
  }
}

process.once("message", (orders: CrowdOrders) => void run(orders));
process.on("disconnect", () => process.exit(0));
