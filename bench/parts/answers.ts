/** Answers from many phones: from the phone's write to an ack after the commit, against a bare durable floor. */
import { pause, until } from "@/bench/clock";
import { type Context, ms, type Part, phonesOf, type Row } from "@/bench/context";
import type { Answered } from "@/bench/fleet/asks";
import { TABLE } from "@/bench/floors/durable";
import { Floor } from "@/bench/floors/floor";
import { median, medianSpread, type Spread, spreadOf } from "@/bench/numbers";
import { makeRoom, type Room } from "@/bench/product/rooms";
import type { Server } from "@/bench/product/server";
import { Console, Stage } from "@/bench/product/talker";

const QUESTION = "paula/5";
const BODY = { answer: "yes", sureness: 4, elements: ["act", "means"], clauses: ["p5-debt", "p5-threat"] };
/** Answers of the first round that are looked up in the database at the moment of their ack. */
const WATCHED = 100;

interface Shape {
  phones: number;
  /** Milliseconds over which they answer; 0: all at once. */
  spread: number;
  /** Milliseconds that p99 may take; undefined: twice the floor. */
  most?: number;
}

/** The first meets a server that has just started. */
const SHAPES: Shape[] = [
  { phones: 3_000, spread: 1_000 },
  { phones: 1_000, spread: 1_000 },
  { phones: 5_000, spread: 3_000, most: 50 },
  { phones: 10_000, spread: 5_000, most: 100 },
  { phones: 2_000, spread: 0, most: 300 },
];
const QUICK: Shape[] = [
  { phones: 300, spread: 1_000 },
  { phones: 300, spread: 0, most: 300 },
];

const nameOf = ({ phones, spread }: Shape): string =>
  `${phones} answers ${spread ? `over ${spread / 1_000} s` : "at once"}`;

interface Repetition {
  answered: Answered;
  /** From the last ack until the stage showed every answer, ms; null when it never did. */
  shownAfter: number | null;
  stored: number;
  /** Processor time of the server per answer, ms. */
  cpu: number;
  /** Watched answers that were in the database when their ack had come, of how many. */
  found: number;
  watched: number;
}

class Session {
  private round = 0;

  constructor(
    private readonly context: Context,
    private readonly server: Server,
    private readonly room: Room,
    private readonly trainer: Console,
    private readonly stage: Stage,
  ) {}

  static async open(context: Context, server: Server, phones: number): Promise<Session> {
    const room = await makeRoom(context.database, phones);
    const trainer = await new Console(server.port, room).opened();
    const stage = await new Stage(server.port, room).opened();
    await trainer.go(QUESTION);
    await context.fleet.connect("voters", phonesOf(server.port, room), phones, room.phones);
    return new Session(context, server, room, trainer, stage);
  }

  /** One round: opened, answered by every phone, counted, closed. */
  async repeat(phones: number, spread: number, watch: number): Promise<Repetition> {
    const { database, fleet } = this.context;
    const round = ++this.round;
    await this.trainer.openRound(QUESTION, round);
    await pause(600);
    this.stage.shown = [];
    await this.server.figures("reset");
    const looked: Promise<number>[] = [];
    const count = "SELECT count(*) FROM answer WHERE answer_id = $1 AND room_id = $2";
    fleet.onAcked = (id) => looked.push(database.number(count, [id, this.room.id], database.lookUp));
    const command = { type: "answer", question: QUESTION, round, rev: 1, body: BODY };
    const answered = await fleet.answer("voters", command, spread, watch);
    fleet.onAcked = null;
    const all = () => this.stage.shown.find((s) => s.answered === phones);
    await until("the stage to show every answer", () => all() !== undefined, 5_000).catch(() => undefined);
    const shown = all();
    const { cpu } = await this.server.figures("read");
    const where = [this.room.id, QUESTION, round];
    const stored = await database.number(
      "SELECT count(*) FROM answer WHERE room_id = $1 AND question_id = $2 AND round = $3",
      where,
    );
    const found = (await Promise.all(looked)).filter((n) => n === 1).length;
    await this.trainer.closeRound(QUESTION, round);
    return {
      answered,
      shownAfter: shown ? shown.at - answered.lastAckAt : null,
      cpu: cpu / phones,
      stored,
      found,
      watched: looked.length,
    };
  }

  async close(): Promise<void> {
    this.trainer.close();
    this.stage.close();
    await this.context.fleet.close("voters");
  }
}

async function compare(context: Context, server: Server, shape: Shape, repetitions: number): Promise<Row[]> {
  const { phones, spread } = shape;
  const { database, fleet } = context;
  await database.floor.query(TABLE);
  const floor = await Floor.start("durable", database.floorUrl);
  await fleet.connect("floor", floor.target, phones);
  const session = await Session.open(context, server, phones);
  const ours: Repetition[] = [];
  const bare: Answered[] = [];
  const bareCpu: number[] = [];
  for (let turn = 0; turn <= repetitions; turn++) {
    const result = await session.repeat(phones, spread, turn === 0 ? WATCHED : 0);
    const command = { type: "answer", question: QUESTION, round: turn + 1, rev: 1, body: BODY };
    await floor.figures("reset");
    const other = await fleet.answer("floor", command, spread);
    bareCpu.push((await floor.figures("read")).cpu / phones);
    ours.push(result);
    bare.push(other);
    await pause(300);
  }
  await session.close();
  await fleet.close("floor");
  floor.stop();
  await database.floor.query("DROP TABLE vote");
  return rowsOf(shape, ours, bare, median(bareCpu));
}

function rowsOf(
  { phones, spread, most }: Shape,
  ours: Repetition[],
  bare: Answered[],
  bareCpu: number,
): Row[] {
  const pick = (a: Answered): Spread => (spread ? spreadOf(a.latencies) : a.fromStart);
  // The first round warms up, and its answers are looked up.
  const timed = (all: Answered[]) => medianSpread(all.slice(1).map(pick));
  const [product, floor] = [timed(ours.map((o) => o.answered)), timed(bare)];
  const ratio = product.p99 / floor.p99;
  const cpu = median(ours.map((o) => o.cpu));
  const refused = ours.flatMap((o) => o.answered.refused);
  const whole = ours.every(
    (o) => o.stored === phones && o.answered.acked === phones && o.shownAfter !== null,
  );
  const [found, watched] = [ours.reduce((n, o) => n + o.found, 0), ours.reduce((n, o) => n + o.watched, 0)];
  const name = nameOf({ phones, spread });
  return [
    {
      what: `${name}: ack p50 / p99`,
      product: `${ms(product.p50)} / ${ms(product.p99)}${refused.length ? ` refused ${refused[0]}` : ""}`,
      floor: `${ms(floor.p50)} / ${ms(floor.p99)}`,
      ratio,
      target: most === undefined ? "p99 ≤ 2 × floor" : `p99 ≤ ${most} ms`,
      met: most === undefined ? ratio <= 2 : product.p99 <= most,
    },
    { what: `${name}: first round's p99`, product: ms(pick(ours[0]!.answered).p99) },
    {
      what: `${name}: server's processor time each`,
      product: ms(cpu),
      floor: ms(bareCpu),
      ratio: cpu / bareCpu,
    },
    {
      what: `${name}: shown = stored = acknowledged`,
      product: `${ours.filter((o) => o.shownAfter !== null && o.stored === phones).length} of ${ours.length} rounds, shown ${ms(median(ours.map((o) => o.shownAfter ?? Number.NaN)))} after the last ack; ${found} of ${watched} found at their ack`,
      target: "all",
      met: whole && found === watched,
    },
  ];
}

export const answers: Part = {
  name: "answers",
  async run(context) {
    const server = await context.server();
    const rows: Row[] = [];
    for (const shape of context.quick ? QUICK : SHAPES) {
      context.say(nameOf(shape));
      rows.push(...(await compare(context, server, shape, 7)));
    }
    await server.stop();
    return rows;
  },
};
