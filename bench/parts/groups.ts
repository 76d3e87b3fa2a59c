/** Sixty groups of five write on their sheets at once: how long a keystroke takes to the others, and what it costs. */
import { WebSocket } from "ws";
import * as Y from "yjs";
import { upsertWorkshop } from "@/bench/product/modules";
import { clock, pause, until } from "@/bench/clock";
import { type Context, kb, ms, type Part, type Row } from "@/bench/context";
import { newId } from "@/bench/ids";
import { spreadOf } from "@/bench/numbers";
import { makeRoom } from "@/bench/product/rooms";
import type { Server } from "@/bench/product/server";
import { Console, LIVE } from "@/bench/product/talker";
import { peopleOf } from "@/tests/support/running-groups";
import { sheetWorkshop } from "@/tests/support/worksheets/workshop";
import { textAt } from "@/workshop/worksheets/document";

const WRITERS = 5;
/** Milliseconds between two keystroke batches of one writer, on average. */
const KEYSTROKE_INTERVAL_MS = 300;
const LETTERS = 3;
/** Milliseconds after which a sheet that rests has been put together. */
const RESTED = 66_000;

/** Of all writers: when a keystroke was sent, and how long it took to the others and to its ack. */
class Times {
  readonly sent = new Map<string, number>();
  readonly heard: number[] = [];
  readonly acked: number[] = [];
  refused = 0;
  counts = false;
}

/** A phone that writes; it knows the letters of the others, as a phone does. */
class Writer {
  ready = false;
  private readonly doc = new Y.Doc();
  private readonly socket: WebSocket;
  private asked = 0;
  private readonly asking = new Map<number, number>();

  constructor(
    port: number,
    room: string,
    cookie: string,
    private readonly group: string,
    private readonly times: Times,
  ) {
    this.socket = new WebSocket(`ws://127.0.0.1:${port}${LIVE}`, {
      headers: { cookie },
      perMessageDeflate: false,
    });
    this.socket.on("error", () => undefined);
    this.socket.on("message", (data) => this.read(String(data), room));
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === this) return;
      for (const [client, to] of Y.parseUpdateMeta(update).to)
        this.times.sent.set(`${client} ${to}`, clock());
      this.send({ type: "sheet-update", update: Buffer.from(update).toString("base64") });
    });
  }

  press(): void {
    const text = textAt(this.doc, "aim");
    const position = Math.random() < 0.5 ? text.length : Math.floor(Math.random() * (text.length + 1));
    text.insert(position, "abc".slice(0, LETTERS));
    if (text.length > 1_500) text.delete(0, 200);
  }

  close = (): void => this.socket.terminate();

  private send(command: object): void {
    const number = this.asked++;
    this.asking.set(number, clock());
    this.socket.send(
      `42${number}${JSON.stringify(["command", { id: newId(), sheet: { activity: "plan", group: this.group }, ...command }])}`,
    );
  }

  private read(text: string, room: string): void {
    if (text[0] === "0") this.socket.send(`40${JSON.stringify({ as: "phone", room })}`);
    else if (text === "2") this.socket.send("3");
    else if (text.startsWith("40")) this.send({ type: "sheet-open", state: "" });
    else if (text.startsWith("43")) {
      const start = text.indexOf("[");
      const [ack] = JSON.parse(text.slice(start)) as [{ ok: boolean }];
      if (this.ready && this.times.counts)
        this.times.acked.push(clock() - (this.asking.get(Number(text.slice(2, start))) ?? 0));
      if (!ack.ok) this.times.refused++;
      this.ready = true;
    } else if (text.startsWith('42["view",{"type":"sheet"'))
      this.hear((JSON.parse(text.slice(2)) as [string, { update: string | null }])[1].update);
  }

  private hear(base64: string | null): void {
    if (base64 === null) return;
    const now = clock();
    const update = new Uint8Array(Buffer.from(base64, "base64"));
    for (const [client, to] of Y.parseUpdateMeta(update).to) {
      const sent = this.times.sent.get(`${client} ${to}`);
      if (sent !== undefined && this.times.counts) this.times.heard.push(now - sent);
    }
    Y.applyUpdate(this.doc, update, this);
  }
}

async function open(
  context: Context,
  server: Server,
  rooms: number,
  groups: number,
  times: Times,
): Promise<{ consoles: Console[]; writers: Writer[]; ids: string[] }> {
  const ids: string[] = [];
  const consoles: Console[] = [];
  const writers: Writer[] = [];
  for (let r = 0; r < rooms; r++) {
    const room = await makeRoom(context.database, groups * WRITERS, sheetWorkshop.id);
    const people = await peopleOf(room.phones);
    const trainer = await new Console(server.port, room).opened();
    const membersOf = (g: number) => people.slice(g * WRITERS, (g + 1) * WRITERS);
    await trainer.do({
      type: "list-groups",
      groups: Array.from({ length: groups }, (_, g) => ({ name: null, people: membersOf(g) })),
    });
    await trainer.go("plan");
    await trainer.do({ type: "start-work", activity: "plan", seconds: null, phases: null });
    const groupIds = trainer.view!.groups.groups.map((g) => g.group.id);
    writers.push(
      ...room.phones.map(
        (cookie, i) => new Writer(server.port, room.id, cookie, groupIds[Math.floor(i / WRITERS)]!, times),
      ),
    );
    ids.push(room.id);
    consoles.push(trainer);
  }
  await until("all sheets to be open", () => writers.every((w) => w.ready), 60_000);
  return { consoles, writers, ids };
}

/** All write for so many milliseconds. */
async function write(writers: readonly Writer[], during: number): Promise<number> {
  let over = false;
  let pressed = 0;
  const hands = writers.map(async (writer) => {
    await pause(Math.random() * KEYSTROKE_INTERVAL_MS);
    while (!over) {
      writer.press();
      pressed++;
      await pause(KEYSTROKE_INTERVAL_MS * (0.5 + Math.random()));
    }
  });
  await pause(during);
  over = true;
  await Promise.all(hands);
  return pressed;
}

async function measured(context: Context, rooms: number, groups: number): Promise<Row[]> {
  const { database, quick } = context;
  const during = quick ? 5_000 : 20_000;
  const name = `${rooms === 1 ? "one room" : `${rooms} rooms`} of ${groups} groups of ${WRITERS}`;
  context.say(name);
  const server = await context.server();
  await upsertWorkshop(sheetWorkshop);
  const times = new Times();
  const { consoles, writers, ids } = await open(context, server, rooms, groups, times);
  await write(writers, 3_000);
  await server.figures("reset");
  times.counts = true;
  const begun = clock();
  const rows = () =>
    database.number("SELECT count(*) FROM sheet_update WHERE room_id = ANY($1::uuid[])", [ids]);
  const pressed = await write(writers, during);
  const seconds = (clock() - begun) / 1_000;
  const figures = await server.figures("read");
  await pause(1_000);
  const standing = await rows();
  await pause(quick ? 0 : RESTED);
  const [rested, bytes] = [
    await rows(),
    await database.number('SELECT sum(length("update")) FROM sheet_update WHERE room_id = ANY($1::uuid[])', [
      ids,
    ]),
  ];
  for (const end of [...writers, ...consoles]) end.close();
  await server.stop();
  const [heard, acked] = [spreadOf(times.heard), spreadOf(times.acked)];
  const all = times.heard.length / (pressed * (WRITERS - 1));
  return [
    {
      what: `${name}: keystroke to the others p50 / p99`,
      product: `${ms(heard.p50)} / ${ms(heard.p99)}`,
      target: "p99 ≤ 250 ms",
      met: heard.p99 <= 250,
    },
    { what: `${name}: keystroke to its ack p50 / p99`, product: `${ms(acked.p50)} / ${ms(acked.p99)}` },
    {
      what: `${name}: heard by all others; refused`,
      product: `${(all * 100).toFixed(1)} % of ${pressed} keystrokes; ${times.refused}`,
      target: "all; none",
      met: all > 0.99 && times.refused === 0,
    },
    {
      what: `${name}: server's processor; event loop p99`,
      product: `${Math.round(figures.cpu / seconds / 10)} % of a core at ${Math.round(pressed / seconds)} keystrokes a second, ${ms(figures.cpu / pressed)} each; ${ms(figures.loop.p99)}`,
    },
    {
      what: `${name}: rows a minute, of them standing after it, and after a minute's rest`,
      product: `${Math.round((pressed / seconds) * 60)}, ${Math.round((standing / seconds) * 60)}, ${rested} (${kb(bytes / rooms / groups)} a sheet)`,
      ...(quick ? {} : { target: "one a sheet", met: rested === rooms * groups }),
    },
  ];
}

export const groups: Part = {
  name: "groups",
  async run(context) {
    return [
      ...(await measured(context, context.quick ? 3 : 12, 5)),
      ...(await measured(context, 1, context.quick ? 15 : 60)),
    ];
  },
};
