/** What one connected phone costs the server's memory, the room's own state included. */
import { pause } from "@/bench/clock";
import { kb, type Context, type Part, phonesOf } from "@/bench/context";
import type { FloorKind } from "@/bench/floors/asks";
import { Floor } from "@/bench/floors/floor";
import { makeRoom } from "@/bench/product/rooms";
import { Console } from "@/bench/product/talker";

const MOST = 30 * 1_024;
const WARM = 300;

interface Cost {
  rss: number;
  heap: number;
}

async function product(context: Context, phones: number): Promise<Cost> {
  const { database, fleet } = context;
  const server = await context.server();
  const [small, room] = [await makeRoom(database, WARM), await makeRoom(database, phones)];
  await fleet.connect("warm", phonesOf(server.port, small), WARM, small.phones);
  const warm = await new Console(server.port, small).opened();
  await warm.go("paula/1");
  warm.close();
  await fleet.close("warm");
  await pause(500);
  const before = await server.figures("gc");
  await fleet.connect("phones", phonesOf(server.port, room), phones, room.phones);
  const trainer = await new Console(server.port, room).opened();
  await trainer.go("paula/1");
  await pause(1_000);
  const after = await server.figures("gc");
  trainer.close();
  await fleet.close("phones");
  await server.stop();
  return { rss: (after.rss - before.rss) / phones, heap: (after.heapUsed - before.heapUsed) / phones };
}

async function floorOf({ fleet }: Context, kind: FloorKind, phones: number): Promise<Cost> {
  const floor = await Floor.start(kind);
  await fleet.connect("warm", floor.target, WARM);
  await fleet.close("warm");
  await pause(500);
  const before = await floor.figures("gc");
  await fleet.connect("phones", floor.target, phones);
  await pause(1_000);
  const after = await floor.figures("gc");
  await fleet.close("phones");
  floor.stop();
  return { rss: (after.rss - before.rss) / phones, heap: (after.heapUsed - before.heapUsed) / phones };
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
        what: `${phones} phones: resident memory each`,
        product: kb(ours.rss),
        floor: `ws ${kb(ws.rss)}; Socket.IO ${kb(io.rss)}`,
        ratio: ours.rss / io.rss,
        target: "≤ 30 KB",
        met: ours.rss <= MOST,
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
