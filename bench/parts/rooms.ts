/** An institute's day: many rooms at the same time, every one of them voting, against the bare durable floor. */
import { pause, until } from "@/bench/clock";
import { type Context, kb, ms, type Part, phonesOf, type Row } from "@/bench/context";
import { TABLE } from "@/bench/floors/durable";
import { Floor } from "@/bench/floors/floor";
import { median, medianSpread, spreadOf } from "@/bench/numbers";
import { makeRoom, type Room } from "@/bench/product/rooms";
import { Console, Stage } from "@/bench/product/talker";

const QUESTION = "paula/5";
const BODY = { answer: "yes", sureness: 4, elements: ["act", "means"], clauses: ["p5-debt", "p5-threat"] };
const SPREAD = 3_000;
const REPETITIONS = 5;

interface Hall {
  room: Room;
  trainer: Console;
  stage: Stage;
}

async function halls(context: Context, port: number, rooms: number, phones: number): Promise<Hall[]> {
  const open: Hall[] = [];
  for (let i = 0; i < rooms; i++) {
    const room = await makeRoom(context.database, phones);
    const trainer = await new Console(port, room).opened();
    const stage = await new Stage(port, room).opened();
    await trainer.go(QUESTION);
    await context.fleet.connect("voters", phonesOf(port, room), phones, room.phones);
    open.push({ room, trainer, stage });
  }
  return open;
}

async function measure(context: Context, rooms: number, phones: number): Promise<Row[]> {
  const { database, fleet } = context;
  const all = rooms * phones;
  const server = await context.server();
  const before = await server.figures("gc");
  const open = await halls(context, server.port, rooms, phones);
  const after = await server.figures("gc");
  await database.floor.query(TABLE);
  const floor = await Floor.start("durable", database.floorUrl);
  await fleet.connect("floor", floor.target, all);

  const [ours, bare] = [[], []] as [
    Awaited<ReturnType<typeof fleet.answer>>[],
    Awaited<ReturnType<typeof fleet.answer>>[],
  ];
  const [cpu, late, shown]: number[][] = [[], [], []];
  for (let round = 1; round <= REPETITIONS + 1; round++) {
    await Promise.all(open.map(({ trainer }) => trainer.openRound(QUESTION, round)));
    await pause(600);
    for (const { stage } of open) stage.shown = [];
    await server.figures("reset");
    const command = { type: "answer", question: QUESTION, round, rev: 1, body: BODY };
    const answered = await fleet.answer("voters", command, SPREAD);
    await until(
      "every stage to show every answer",
      () => open.every(({ stage }) => stage.view?.answered === phones),
      8_000,
    ).catch(() => undefined);
    const figures = await server.figures("read");
    shown!.push(open.filter(({ stage }) => stage.view?.answered === phones).length);
    await Promise.all(open.map(({ trainer }) => trainer.closeRound(QUESTION, round)));
    bare.push(await fleet.answer("floor", command, SPREAD));
    ours.push(answered);
    cpu!.push(figures.cpu / all);
    late!.push(figures.loop.p99);
  }
  for (const { trainer, stage } of open) {
    trainer.close();
    stage.close();
  }
  await fleet.close("voters");
  await fleet.close("floor");
  floor.stop();
  await database.floor.query("DROP TABLE vote");
  await server.stop();

  const [product, durable] = [ours, bare].map((rounds) =>
    medianSpread(rounds.slice(1).map((a) => spreadOf(a.latencies))),
  ) as [ReturnType<typeof medianSpread>, ReturnType<typeof medianSpread>];
  const acked = ours.reduce((sum, a) => sum + a.acked, 0);
  const name = `${rooms} rooms of ${phones}, every phone answers within ${SPREAD / 1_000} s`;
  return [
    {
      what: `${name}: ack p50 / p99`,
      product: `${ms(product.p50)} / ${ms(product.p99)}`,
      floor: `${ms(durable.p50)} / ${ms(durable.p99)}`,
      ratio: product.p99 / durable.p99,
    },
    {
      what: "acknowledged; stages that showed all of their room",
      product: `${acked} of ${all * ours.length}; ${shown!.reduce((a, b) => a + b, 0)} of ${rooms * shown!.length}`,
      target: "all",
      met: acked === all * ours.length && shown!.every((n) => n === rooms),
    },
    {
      what: "processor time an answer; event loop p99",
      product: `${ms(median(cpu!))}; ${ms(median(late!))}`,
    },
    {
      what: `resident memory a room with its ${phones} phones`,
      product: kb((after.rss - before.rss) / rooms),
    },
  ];
}

export const rooms: Part = {
  name: "rooms",
  async run(context) {
    const [count, phones] = context.quick ? [20, 20] : [200, 50];
    context.say(`${count} rooms of ${phones} phones`);
    return measure(context, count, phones);
  },
};
