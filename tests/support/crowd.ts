/** People with phones that no browser draws: they join by the link and answer over their own sockets. */
import { randomBytes } from "node:crypto";
import { io, type Socket } from "socket.io-client";
import type { Ack } from "@/workshop/protocol/acks";
import type { PhoneMessage, View } from "@/workshop/protocol/views";
import { pause } from "@/tests/support/waiting";

type Tone = "yes" | "unsure" | "no";

export class CrowdPhone {
  view: PhoneMessage | null = null;

  private constructor(
    private readonly socket: Socket,
    /** The phone's own, for its pages beside the room. */
    readonly cookie: string,
  ) {
    socket.on("view", (view: View) => {
      if (view.type === "phone") this.view = view;
    });
  }

  /** @param server origin at which this process reaches the server. @param door path of the room's link. */
  static async join(
    server: string,
    door: string,
    profile: { alias?: string; sector?: string } = {},
  ): Promise<CrowdPhone> {
    const answer = await fetch(server + door, {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams(profile),
    });
    const cookie = answer.headers.get("set-cookie")?.split(";")[0];
    const room = /\/r\/([0-9a-f-]+)\//.exec(answer.headers.get("location") ?? "")?.[1];
    if (!cookie || !room) throw new Error(`joining failed: ${answer.status} ${await answer.text()}`);
    const socket = io(server, {
      path: "/live",
      transports: ["websocket"],
      auth: { as: "phone", room },
      extraHeaders: { cookie },
      forceNew: true,
    });
    const phone = new CrowdPhone(socket, cookie);
    await phone.sees(() => true);
    return phone;
  }

  async sees(fits: (view: PhoneMessage) => boolean): Promise<PhoneMessage> {
    for (const deadline = Date.now() + 30_000; !this.view || !fits(this.view); ) {
      if (Date.now() > deadline) throw new Error(`a phone waited in vain for ${fits}`);
      await pause(10);
    }
    return this.view;
  }

  /** Answers the round of `question` once it is open. */
  async answer(question: string, round: number, body: Record<string, unknown>): Promise<void> {
    await this.sees((v) => v.question === question && v.round === round && v.phase === "open");
    const command = { type: "answer", id: randomBytes(12).toString("hex"), question, round, rev: 1, body };
    const ack = (await this.socket.timeout(30_000).emitWithAck("command", command)) as Ack;
    if (!ack.ok) throw new Error(`an answer was refused: ${ack.reason}`);
  }

  leave(): void {
    this.socket.disconnect();
  }
}

/** Judgements of nineteen careful people on Paula's story, part by part: y, u, n, or p for a pass. */
const paths = [
  "nuuyyyyy",
  "nnuyyyyy",
  "nnuuyyyy",
  "nnnuyyyy",
  "uuuyyyyy",
  "uuuuyyyy",
  "nnuuuyyy",
  "nnnnuyyy",
  "uuyyyyyy",
  "nuuyyyyy",
  "nnnuuuyy",
  "uyyyyyyy",
  "nnuyyynn",
  "yyyyyyyy",
  "nnuuyypy",
  "nuuyyyyy",
  "nnnuyyyy",
  "uuuupyyy",
  "nnuuyyyy",
];

const words: Record<string, Tone> = { y: "yes", u: "unsure", n: "no" };

/** The answer of person `index` to one part (from 1), with marks on some of the clauses. */
export function bodyFor(index: number, part: number, clauses: string[]): Record<string, unknown> {
  const answer = words[paths[index % paths.length]?.[part - 1] ?? "p"];
  if (!answer) return { pass: true };
  const seen = answer === "yes" ? ["act", "means", "purpose"] : answer === "unsure" ? ["act"] : [];
  const moved = clauses.filter((_, i) => (index * 7 + i * 5 + part) % 3 === 0);
  return {
    answer,
    ...(index % 3 === 0 ? {} : { sureness: 2 + ((index + part) % 4) }),
    ...(seen.length && index % 4 ? { elements: seen } : {}),
    ...(moved.length && index % 5 ? { clauses: moved } : {}),
  };
}
