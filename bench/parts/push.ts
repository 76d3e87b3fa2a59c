/** From the trainer's command to the part's arrival on N phones, against bare `ws` and a bare Socket.IO room. */
import { pause } from "@/bench/clock";
import { type Context, ms, type Part, phonesOf, type Row } from "@/bench/context";
import { Floor } from "@/bench/floors/floor";
import { medianSpread, type Spread, spreadOf } from "@/bench/numbers";
import { makeRoom } from "@/bench/product/rooms";
import type { Server } from "@/bench/product/server";
import { Console, phoneMessage, Stage } from "@/bench/product/talker";

/** Two parts of the case that are told in turn; those before them have been told. */
const TOLD = ["paula/1", "paula/2", "paula/3"];
const IN_TURN = ["paula/4", "paula/5"];
const ARRIVAL_TIMEOUT_MS = 15_000;
const TARGET_PHONES = 5_000;
const MAX_PHONES = 10_000;

async function pushes(context: Context, server: Server, phones: number, repetitions: number): Promise<Row[]> {
  const { fleet } = context;
  const room = await makeRoom(context.database, phones + 1);
  const trainer = await new Console(server.port, room).opened();
  const stage = await new Stage(server.port, room).opened();
  for (const step of [...TOLD, ...IN_TURN]) await trainer.go(step);
  const messages = [];
  for (const step of IN_TURN) {
    await trainer.go(step);
    messages.push(await phoneMessage(server.port, room, room.phones[phones]!));
  }
  const floors = { ws: await Floor.start("ws"), io: await Floor.start("socket.io") };
  for (const floor of Object.values(floors)) floor.payload(messages);
  await fleet.connect("product", phonesOf(server.port, room), phones, room.phones);
  await fleet.connect("ws", floors.ws.target, phones);
  await fleet.connect("io", floors.io.target, phones);
  await pause(1_500);

  const ways: Record<string, (which: number) => Promise<number>> = {
    product: (which) => trainer.go(IN_TURN[which]!),
    ws: (which) => floors.ws.push(which),
    io: (which) => floors.io.push(which),
  };
  const seen: Record<string, Spread[]> = { product: [], ws: [], io: [] };
  for (let turn = 0; turn < repetitions + 2; turn++) {
    for (const [group, push] of Object.entries(ways)) {
      await fleet.expect(group);
      const time = await push(turn % 2);
      const arrived = await fleet.arrivals(group, ARRIVAL_TIMEOUT_MS);
      // The first two rounds warm up.
      if (turn >= 2) seen[group]!.push(spreadOf(arrived.map((t) => (t ? t - time : ARRIVAL_TIMEOUT_MS))));
      await pause(120);
    }
  }
  trainer.close();
  stage.close();
  for (const group of Object.keys(ways)) await fleet.close(group);
  for (const floor of Object.values(floors)) floor.stop();

  const [product, ws, io] = [seen.product!, seen.ws!, seen.io!].map(medianSpread) as [Spread, Spread, Spread];
  const full = phones === TARGET_PHONES;
  const bytes = Math.round(messages.reduce((sum, m) => sum + JSON.stringify(m).length, 0) / messages.length);
  const ratio = product.last / ws.last;
  return [
    {
      what: `${phones} phones, ${bytes} bytes: p50 / p95 / p99`,
      product: [product.p50, product.p95, product.p99].map(ms).join(" / "),
      floor: `ws ${[ws.p50, ws.p95, ws.p99].map(ms).join(" / ")}; Socket.IO ${[io.p50, io.p95, io.p99].map(ms).join(" / ")}`,
      ratio: product.p99 / ws.p99,
      ...(full ? { target: "p99 ≤ 150 ms", met: product.p99 <= 150 } : {}),
      ...(phones === MAX_PHONES ? { target: "p95 ≤ 300 ms", met: product.p95 <= 300 } : {}),
    },
    {
      what: `${phones} phones: last phone`,
      product: ms(product.last),
      floor: `ws ${ms(ws.last)}; Socket.IO ${ms(io.last)}`,
      ratio,
      ...(full ? { target: "≤ 1.4 × ws", met: ratio <= 1.4 } : {}),
    },
  ];
}

export const push: Part = {
  name: "push",
  async run(context) {
    const server = await context.server();
    const rows: Row[] = [];
    for (const phones of context.quick ? [100, 500] : [100, 1_000, TARGET_PHONES, MAX_PHONES]) {
      context.say(`push to ${phones} phones`);
      rows.push(...(await pushes(context, server, phones, phones <= 1_000 ? 15 : 7)));
    }
    await server.stop();
    return rows;
  },
};
