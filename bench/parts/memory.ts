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
const MB = 1_048_576;
/** MB that the process may take: at rest, with a loaded room, and with all phones in it. */
const MAX_MB = [180, 230, 320] as const;
/** Milliseconds from the start of the server until it rests. */
const REST_MS = 12_000;

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

/** @returns resident bytes at rest, with a loaded room, and with all phones too */
async function product(context: Context, phones: number): Promise<Cost & { resident: number[] }> {
  const { database, fleet } = context;
  const server = await context.server();
  const resident: number[] = [];
  const note = async () => resident.push((await server.figures("read")).rss);
  await pause(REST_MS);
  await note();
  const [small, room] = [await makeRoom(database, WARM_UP_PHONES), await makeRoom(database, phones)];
  const first = await new Console(server.port, room).opened();
  await note();
  first.close();
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
  await note();
  await fleet.close("phones");
  await server.stop();
  return { ...cost, resident };
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
        what: `the process at rest; with a room; with ${phones} phones`,
        product: `${ours.resident.map((bytes) => Math.round(bytes / MB)).join("; ")} MB`,
        target: `≤ ${MAX_MB.join("; ")} MB`,
        met: ours.resident.every((bytes, index) => bytes <= MAX_MB[index]! * MB),
      },
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
