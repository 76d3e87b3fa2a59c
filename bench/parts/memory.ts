/** Memory of the server for one connected phone, the room's own state included. */
import { pause } from "@/bench/clock";
import { kb, type Context, type Part, phonesOf } from "@/bench/context";
import type { FloorKind } from "@/bench/floors/asks";
import { Floor } from "@/bench/floors/floor";
import type { Figures } from "@/bench/product/figures";
import { makeRoom } from "@/bench/product/rooms";
import { Console } from "@/bench/product/talker";

const MAX_BYTES_PER_PHONE = 30 * 1_024;
const WARM_UP_PHONES = 300;

/** Bytes per phone. */
interface Cost {
  rss: number;
  heap: number;
  /** Resident, of the later four fifths of the phones: room left in the heap at the start flatters the whole. */
  later: number;
}

/** Connects phones in two steps and weighs the process before, between and after. */
async function weigh(
  figures: () => Promise<Figures>,
  phones: number,
  connect: (from: number, to: number) => Promise<void>,
): Promise<Cost> {
  const first = phones / 5;
  const before = await figures();
  await connect(0, first);
  const between = await figures();
  await connect(first, phones);
  await pause(1_000);
  const after = await figures();
  return {
    rss: (after.rss - before.rss) / phones,
    heap: (after.heapUsed - before.heapUsed) / phones,
    later: (after.rss - between.rss) / (phones - first),
  };
}

async function product(context: Context, phones: number): Promise<Cost> {
  const { database, fleet } = context;
  const server = await context.server();
  const [small, room] = [await makeRoom(database, WARM_UP_PHONES), await makeRoom(database, phones)];
  await fleet.connect("warm", phonesOf(server.port, small), WARM_UP_PHONES, small.phones);
  const warm = await new Console(server.port, small).opened();
  await warm.go("paula/1");
  warm.close();
  await fleet.close("warm");
  await pause(500);
  const cost = await weigh(
    () => server.figures("gc"),
    phones,
    (from, to) =>
      fleet.connect("phones", phonesOf(server.port, room), to - from, room.phones.slice(from, to)),
  );
  await fleet.close("phones");
  await server.stop();
  return cost;
}

async function floorOf({ fleet }: Context, kind: FloorKind, phones: number): Promise<Cost> {
  const floor = await Floor.start(kind);
  await fleet.connect("warm", floor.target, WARM_UP_PHONES);
  await fleet.close("warm");
  await pause(500);
  const connect = (from: number, to: number) => fleet.connect("phones", floor.target, to - from);
  const cost = await weigh(() => floor.figures("gc"), phones, connect);
  await fleet.close("phones");
  floor.stop();
  return cost;
}

export const memory: Part = {
  name: "memory",
  async run(context) {
    const phones = context.quick ? 1_000 : 5_000;
    context.say(`memory of ${phones} phones`);
    const ours = await product(context, phones);
    const io = await floorOf(context, "socket.io", phones);
    const ws = await floorOf(context, "ws", phones);
    return [
      {
        what: `${phones} phones: resident memory each; of the later four fifths`,
        product: `${kb(ours.rss)}; ${kb(ours.later)}`,
        floor: `ws ${kb(ws.rss)}; ${kb(ws.later)}. Socket.IO ${kb(io.rss)}; ${kb(io.later)}`,
        ratio: ours.later / io.later,
        target: "both ≤ 30 KB",
        met: Math.max(ours.rss, ours.later, ours.heap) <= MAX_BYTES_PER_PHONE,
      },
      {
        what: `${phones} phones: heap each`,
        product: kb(ours.heap),
        floor: `ws ${kb(ws.heap)}; Socket.IO ${kb(io.heap)}`,
        ratio: ours.heap / io.heap,
      },
    ];
  },
};
