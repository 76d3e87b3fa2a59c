/** One connection of the bench itself, over `ws`: a console, a stage, or a phone whose messages are looked at. */
import { WebSocket } from "ws";
import { clock, until } from "@/bench/clock";
import { newId } from "@/bench/ids";
import type { Room } from "@/bench/product/rooms";
import type { Ack } from "@/workshop/protocol/acks";
import type { ConsoleView } from "@/workshop/protocol/console";
import type { PhoneMessage, StageView } from "@/workshop/protocol/views";

/** Called with each view; `text` is the message as it came. */
type Hears = (view: { type: string }, text: string) => void;

export const LIVE = "/live/?EIO=4&transport=websocket";

class Talker {
  private readonly acks = new Map<number, (ack: Ack) => void>();
  private asked = 0;
  private ready = false;

  constructor(
    private readonly socket: WebSocket,
    greeting: object,
    hears: Hears,
  ) {
    socket.on("error", () => undefined);
    socket.on("message", (data) => {
      const text = data.toString();
      if (text[0] === "0") socket.send(`40${JSON.stringify(greeting)}`);
      else if (text === "2") socket.send("3");
      else if (text.startsWith("40")) this.ready = true;
      else if (text.startsWith("42"))
        hears((JSON.parse(text.slice(2)) as [string, { type: string }])[1], text);
      else if (text.startsWith("43")) {
        const start = text.indexOf("[");
        this.acks.get(Number(text.slice(2, start)))?.((JSON.parse(text.slice(start)) as [Ack])[0]);
      }
    });
  }

  opened = (): Promise<void> => until("a connection", () => this.ready);
  close = (): void => this.socket.terminate();

  /** Sends a command. Resolves with when it was sent, and its ack. */
  async command(message: object): Promise<{ at: number; ack: Ack }> {
    const number = this.asked++;
    const text = `42${number}${JSON.stringify(["command", { id: newId(), ...message }])}`;
    const answered = new Promise<Ack>((resolve) => this.acks.set(number, resolve));
    const time = clock();
    this.socket.send(text);
    return { at: time, ack: await answered };
  }
}

const open = (port: number, cookie?: string): WebSocket =>
  new WebSocket(`ws://127.0.0.1:${port}${LIVE}`, {
    headers: cookie ? { cookie } : {},
    perMessageDeflate: false,
  });

/** The trainer: drives the room and sees what the console shows. */
export class Console {
  view: ConsoleView | undefined;
  /** Bytes of the newest console view. */
  bytes = 0;
  private readonly talker: Talker;

  constructor(port: number, room: Room) {
    this.talker = new Talker(
      open(port, room.trainerCookie),
      { as: "console", room: room.id },
      (view, text) => {
        if (view.type !== "console") return;
        this.view = view as ConsoleView;
        this.bytes = text.length;
      },
    );
  }

  async opened(): Promise<this> {
    await until("a console", () => this.view !== undefined);
    return this;
  }

  /** @returns when the command was sent. @throws when it was refused. */
  async do(command: object): Promise<number> {
    const { at, ack } = await this.talker.command(command);
    if (!ack.ok) throw new Error(`The room refused ${JSON.stringify(command)}: ${ack.reason}`);
    await until(
      "the console to follow",
      () => ack.revision === undefined || (this.view?.revision ?? 0) >= ack.revision,
    );
    return at;
  }

  go = (to: string): Promise<number> => this.do({ type: "go", to, seen: this.view?.stepRevision ?? 0 });
  openRound = (question: string, round: number): Promise<number> =>
    this.do({ type: "open", question, round });
  closeRound = (question: string, round: number): Promise<number> =>
    this.do({ type: "close", question, round });
  close = (): void => this.talker.close();
}

/** The projector: what it shows, and when it came. */
export class Stage {
  view: StageView | undefined;
  /** The counts shown since `watch` was called, with when they came. */
  shown: { answered: number; at: number }[] = [];
  private readonly talker: Talker;

  constructor(port: number, room: Room) {
    const greeting = { as: "stage", room: room.id, key: room.stageKey };
    this.talker = new Talker(open(port), greeting, (view) => {
      this.view = view as StageView;
      this.shown.push({ answered: this.view.answered, at: clock() });
    });
  }

  async opened(): Promise<this> {
    await until("a stage", () => this.view !== undefined);
    return this;
  }

  close = (): void => this.talker.close();
}

/** The phone message of a room as it is now, and its bytes. */
export async function phoneMessage(port: number, room: Room, cookie: string): Promise<PhoneMessage> {
  let message: PhoneMessage | undefined;
  const talker = new Talker(open(port, cookie), { as: "phone", room: room.id }, (view) => {
    if (view.type === "phone") message = view as PhoneMessage;
  });
  await until("a phone", () => message !== undefined);
  talker.close();
  return message!;
}
