/**
 * Several processes over one database and one Valkey: rooms that each live on one process, as a front brings
 * it about, and rooms that are spread over all of them, which costs the most.
 */
import { pause, until } from "@/bench/clock";
import { type Context, ms, type Part, phonesOf, type Row } from "@/bench/context";
import type { Answered } from "@/bench/fleet/asks";
import { median, spreadOf } from "@/bench/numbers";
import { makeRoom, type Room } from "@/bench/product/rooms";
import type { Server } from "@/bench/product/server";
import { Console } from "@/bench/product/talker";
import { startValkey } from "@/bench/product/valkey";

const QUESTION = "paula/5";
const BODY = { answer: "yes", sureness: 4, elements: ["act", "means"], clauses: ["p5-debt", "p5-threat"] };
const SPREAD_MS = 2_000;

interface Layout {
  name: string;
  processes: number;
  joined: boolean;
  /** Each room's phones are spread over all processes. */
  spread: boolean;
  /** Rooms, phones in each, and over how many ms they answer, where it is not the size of the others. */
  full?: { rooms: number; phones: number; within: number };
}

const LAYOUTS: readonly Layout[] = [
  { name: "1 process, alone", processes: 1, joined: false, spread: false },
  { name: "1 process with Valkey", processes: 1, joined: true, spread: false },
  { name: "2 processes, each room on one", processes: 2, joined: true, spread: false },
  { name: "2 processes, rooms spread", processes: 2, joined: true, spread: true },
  { name: "4 processes, each room on one", processes: 4, joined: true, spread: false },
  { name: "4 processes, rooms spread", processes: 4, joined: true, spread: true },
  {
    name: "4 processes of 5,000 phones",
    processes: 4,
    joined: true,
    spread: false,
    full: { rooms: 40, phones: 500, within: 10_000 },
  },
];

interface Measured {
  p50: number;
  p99: number;
  /** Processor time of all processes for each answer, ms. */
  cpu: number;
  /** Resident memory of the largest process, bytes. */
  rss: number;
  /** From the last ack until every console counted every answer, ms. */
  shown: number;
}

async function measure(
  context: Context,
  layout: Layout,
  redis: string,
  rooms: number,
  phones: number,
  within: number,
  rounds: number,
): Promise<Measured> {
  const { fleet, database } = context;
  const servers: Server[] = [];
  for (let i = 0; i < layout.processes; i++)
    servers.push(await context.server(layout.joined ? { REDIS_URL: redis } : {}));
  const sessions: { room: Room; trainer: Console; groups: string[] }[] = [];
  for (let r = 0; r < rooms; r++) {
    const room = await makeRoom(database, phones);
    const trainer = await new Console(servers[r % servers.length]!.port, room).opened();
    await trainer.go(QUESTION);
    const hosts = layout.spread ? servers : [servers[r % servers.length]!];
    const groups = await Promise.all(
      hosts.map(async (server, i) => {
        const cookies = room.phones.filter((_, n) => n % hosts.length === i);
        const name = `${layout.name} ${r} ${i}`;
        await fleet.connect(name, phonesOf(server.port, room), cookies.length, cookies);
        return name;
      }),
    );
    sessions.push({ room, trainer, groups });
  }
  const all: Measured[] = [];
  for (let round = 1; round <= rounds + 1; round++) {
    for (const { trainer } of sessions) await trainer.openRound(QUESTION, round);
    await pause(1_000);
    for (const server of servers) await server.figures("reset");
    const command = { type: "answer", question: QUESTION, round, rev: 1, body: BODY };
    const answered: Answered[] = await Promise.all(
      sessions.flatMap(({ groups }) => groups.map((group) => fleet.answer(group, command, within))),
    );
    const lastAck = Date.now();
    await until(
      "every console to count every answer",
      () => sessions.every(({ trainer }) => trainer.view?.answered === phones),
      20_000,
    );
    const shown = Date.now() - lastAck;
    const figures = await Promise.all(servers.map((server) => server.figures("read")));
    const stored = await database.number(
      "SELECT count(*) FROM answer WHERE room_id = ANY($1::uuid[]) AND round = $2",
      [sessions.map((m) => m.room.id), round],
    );
    if (stored !== rooms * phones) throw new Error(`${stored} of ${rooms * phones} answers are stored`);
    const spreads = answered.map(({ latencies }) => spreadOf(latencies));
    all.push({
      p50: median(spreads.map(({ p50 }) => p50)),
      p99: Math.max(...spreads.map(({ p99 }) => p99)),
      cpu: figures.reduce((sum, f) => sum + f.cpu, 0) / (rooms * phones),
      rss: Math.max(...figures.map((f) => f.rss)),
      shown,
    });
    for (const { trainer } of sessions) await trainer.closeRound(QUESTION, round);
  }
  for (const { trainer, groups } of sessions) {
    trainer.close();
    for (const group of groups) await fleet.close(group);
  }
  for (const server of servers) await server.stop();
  // The first round warms up.
  const medianOf = (key: keyof Measured) => median(all.slice(1).map((m) => m[key]));
  return {
    p50: medianOf("p50"),
    p99: medianOf("p99"),
    cpu: medianOf("cpu"),
    rss: medianOf("rss"),
    shown: medianOf("shown"),
  };
}

export const cluster: Part = {
  name: "cluster",
  async run(context) {
    const valkey = await startValkey();
    if (!valkey) {
      context.say("no Valkey or Redis is installed: left out");
      return [];
    }
    const rounds = context.quick ? 2 : 5;
    const rows: Row[] = [];
    let alone: Measured | undefined;
    for (const layout of LAYOUTS) {
      if (context.quick && layout.full) continue;
      const { rooms, phones, within } =
        layout.full ??
        (context.quick
          ? { rooms: 4, phones: 25, within: SPREAD_MS }
          : { rooms: 12, phones: 100, within: SPREAD_MS });
      context.say(`${layout.name}: ${rooms} rooms of ${phones} phones`);
      const m = await measure(context, layout, valkey.url, rooms, phones, within, rounds);
      alone ??= m;
      rows.push({
        what: `${layout.name}: ${rooms * phones} answers over ${within / 1_000} s`,
        product: `p50 ${ms(m.p50)}, p99 ${ms(m.p99)}; counted everywhere ${ms(m.shown)} after the last ack; ${ms(m.cpu)} of processors each; ${Math.round(m.rss / 2 ** 20)} MB`,
        floor: `alone ${ms(alone.cpu)} each`,
        ratio: m.cpu / alone.cpu,
      });
    }
    valkey.stop();
    return rows;
  },
};
