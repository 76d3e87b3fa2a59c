/** Hostile guests beside a live room: what honest phones notice of each attack, quiet and attacked by turns. */
import { createAuthored, joinToken } from "@/bench/product/modules";
import { Attacker } from "@/bench/attacks/attacker";
import { ask, type Tally } from "@/bench/attacks/asking";
import { type FloodName, floodNames } from "@/bench/attacks/flooding";
import type { Order } from "@/bench/attacks/process";
import { pause, until } from "@/bench/clock";
import { type Context, ms, type Part, phonesOf, type Row } from "@/bench/context";
import { medianSpread, type Spread, spreadOf } from "@/bench/numbers";
import { largeDraft } from "@/bench/product/large-draft";
import { makeRoom, makeTrainer, type Room } from "@/bench/product/rooms";
import type { Server } from "@/bench/product/server";
import { Console, Stage } from "@/bench/product/talker";
import { newId } from "@/bench/ids";

const HONEST = 200;
const QUESTION = "paula/5";
const BODY = { answer: "yes", sureness: 4 };
const ARRIVAL_TIMEOUT_MS = 10_000;
/** Of each phone in a turn. The p99 of 200 answers is the third slowest: a single garbage collection decides it. */
const ANSWERS = 2;
/** An attack may slow the slowest hundredth so many times, or to so many milliseconds. */
const TARGET = 5;
const FLOOR_MS = 100;
const target = `p99 ≤ ${TARGET} × quiet or ${FLOOR_MS} ms`;
const isMet = (attacked: Spread, quiet: Spread): boolean =>
  attacked.p99 <= Math.max(FLOOR_MS, TARGET * quiet.p99);

/** Floods that an editor can pour; the others are the same there. */
const editorFloods: readonly FloodName[] = ["deep", "keys", "useless", "reconnecting", "full posts"];

interface Seen {
  push: Spread;
  answer: Spread;
}

/** Turns of a measurement, and pushes in each. */
const extentOf = ({ quick }: Context): [turns: number, pushes: number] => (quick ? [1, 4] : [5, 6]);

/** Medians of several turns. */
const middleOf = (turns: readonly Seen[]): Seen => ({
  push: medianSpread(turns.map(({ push }) => push)),
  answer: medianSpread(turns.map(({ answer }) => answer)),
});

class Honest {
  private rev = 0;

  private constructor(
    private readonly context: Context,
    readonly room: Room,
    readonly trainer: Console,
    private readonly stage: Stage,
  ) {}

  /** @param more people of the room who are no honest phones */
  static async open(context: Context, server: Server, honest: number, more = 0): Promise<Honest> {
    const room = await makeRoom(context.database, honest + more);
    const trainer = await new Console(server.port, room).opened();
    const stage = await new Stage(server.port, room).opened();
    for (const part of [1, 2, 3, 4]) await trainer.go(`paula/${part}`);
    await trainer.go(QUESTION);
    await trainer.openRound(QUESTION, 1);
    await context.fleet.connect("honest", phonesOf(server.port, room), honest, room.phones.slice(0, honest));
    return new Honest(context, room, trainer, stage);
  }

  /** Some pushes to every phone, and every phone answers some times, within two seconds each. */
  async measure(pushes: number): Promise<Seen> {
    const { fleet } = this.context;
    const spreads: Spread[] = [];
    for (let i = 0; i < pushes; i++) {
      await fleet.expect("honest");
      const time = await this.trainer.do({ type: "dim", on: i % 2 === 0 });
      spreads.push(
        spreadOf(
          (await fleet.arrivals("honest", ARRIVAL_TIMEOUT_MS)).map((t) =>
            t ? t - time : ARRIVAL_TIMEOUT_MS,
          ),
        ),
      );
      await pause(150);
    }
    const latencies: number[] = [];
    for (let i = 0; i < ANSWERS; i++) latencies.push(...(await this.answers()));
    return { push: medianSpread(spreads), answer: spreadOf(latencies) };
  }

  private async answers(): Promise<number[]> {
    const command = { type: "answer", question: QUESTION, round: 1, rev: ++this.rev, body: BODY };
    const { latencies, missing, refused } = await this.context.fleet.answer("honest", command, 2_000);
    if (missing > 0 || refused.length > 0)
      throw new Error(`Honest phones were not heard: ${missing} missing, ${refused.join(" ")}`);
    return latencies;
  }

  async measureTurns(turns: number, pushes: number): Promise<Seen> {
    const seen: Seen[] = [];
    for (let turn = 0; turn < turns; turn++) seen.push(await this.measure(pushes));
    return middleOf(seen);
  }

  async close(): Promise<void> {
    this.trainer.close();
    this.stage.close();
    await this.context.fleet.close("honest");
  }
}

const plus = (sum: Tally, tally: Tally): Tally => ({
  ...sum,
  ...Object.fromEntries(
    Object.entries(tally).map(([what, n]) => [
      what,
      what === "longest" || what === "left" ? n : (sum[what] ?? 0) + n,
    ]),
  ),
});

async function beside(
  context: Context,
  honest: Honest,
  attacker: Attacker,
  what: string,
  order: Exclude<Order, { do: "stop" }>,
): Promise<Row[]> {
  const [turns, pushes] = extentOf(context);
  const [quiet, attacked]: [Seen[], Seen[]] = [[], []];
  let came: Tally = {};
  await honest.measure(pushes);
  for (let turn = 0; turn < turns; turn++) {
    quiet.push(await honest.measure(pushes));
    await attacker.begin(order);
    await pause(1_000);
    attacked.push(await honest.measure(pushes));
    came = plus(came, await attacker.stop());
    await pause(500);
  }
  const line = (name: "push" | "answer"): Row => {
    const [alone, under] = [middleOf(quiet)[name], middleOf(attacked)[name]];
    const ratio = under.p99 / alone.p99;
    return {
      what: `${what}: ${name} p50 / p99`,
      product: `${ms(under.p50)} / ${ms(under.p99)}${
        name === "push"
          ? `; ${Object.entries(came)
              .map(([k, n]) => `${k} ${n}`)
              .join(", ")}`
          : ""
      }`,
      floor: `quiet ${ms(alone.p50)} / ${ms(alone.p99)}`,
      ratio,
      target,
      met: isMet(under, alone),
    };
  };
  return [line("push"), line("answer")];
}

/** Bots come in by the link as people do. @returns their cookies */
async function joinAll(port: number, token: string, count: number): Promise<string[]> {
  const cookies: string[] = [];
  const lane = async () => {
    while (cookies.length < count) {
      const { headers } = await ask(port, `/j/${token}`, {});
      const cookie = headers["set-cookie"]?.[0]?.split(";")[0];
      if (!cookie) throw new Error("A bot could not join.");
      cookies.push(cookie);
    }
  };
  await Promise.all(Array.from({ length: 16 }, lane));
  return cookies;
}

/** A thousand bots in the room: as they are, and after one tap. */
async function bots(context: Context, server: Server, attacker: Attacker, count: number): Promise<Row[]> {
  const honest = await Honest.open(context, server, HONEST);
  const [turns, pushes] = extentOf(context);
  await honest.measure(pushes);
  const quiet = await honest.measureTurns(turns, pushes);
  const joined = await joinAll(server.port, joinToken(honest.room.id, 1), count);
  await attacker.begin({ do: "shout", port: server.port, room: honest.room.id, cookies: joined });
  await until(
    "the console to count the bots",
    () => (honest.trainer.view?.presence.connected ?? 0) >= HONEST + count * 0.99,
  );
  const among = await honest.measureTurns(turns, pushes);
  const { at, people } = {
    at: performance.now(),
    people: honest.trainer.view!.people.length + honest.trainer.view!.earlier,
  };
  await honest.trainer.do({ type: "sweep", minutes: 5, answered: false, id: newId() });
  await until("the bots to be gone", () => (honest.trainer.view?.presence.connected ?? 0) <= HONEST);
  const gone = performance.now() - at;
  const after = await honest.measureTurns(turns, pushes);
  const { said, left } = await attacker.stop();

  await attacker.begin({
    do: "shout",
    port: server.port,
    room: honest.room.id,
    cookies: await joinAll(server.port, joinToken(honest.room.id, 1), count),
  });
  const shouting = performance.now();
  await until(
    "the limit to close every bot",
    () => (honest.trainer.view?.presence.connected ?? 0) <= HONEST,
    150_000,
  );
  const closed = performance.now() - shouting;
  const rid = await honest.measureTurns(turns, pushes);
  await attacker.stop();
  await honest.close();
  const row = (what: string, name: "push" | "answer", seen: Seen): Row => {
    const ratio = seen[name].p99 / quiet[name].p99;
    return {
      what: `${what}: ${name} p50 / p99`,
      product: `${ms(seen[name].p50)} / ${ms(seen[name].p99)}`,
      floor: `quiet ${ms(quiet[name].p50)} / ${ms(quiet[name].p99)}`,
      ratio,
      target,
      met: isMet(seen[name], quiet[name]),
    };
  };
  return [
    row(`${count} bots in the room, shouting`, "push", among),
    row(`${count} bots in the room, shouting`, "answer", among),
    {
      what: `one tap removes ${count} of ${people}`,
      product: `${ms(gone)} until all are cut off; ${left} left, ${said} commands`,
      target: "all, ≤ 5 s",
      met: left === 0 && gone <= 5_000,
    },
    row("after the tap", "push", after),
    row("after the tap", "answer", after),
    {
      what: `${count} bots whom nobody removes`,
      product: `${ms(closed)} until all are cut off`,
      target: "all, ≤ 90 s",
      met: closed <= 90_000,
    },
    row("after that", "push", rid),
    row("after that", "answer", rid),
  ];
}

export const guests: Part = {
  name: "guests",
  async run(context) {
    const server = await context.server();
    const attacker = new Attacker();
    const { port } = server;
    const rows: Row[] = [];
    try {
      const honest = await Honest.open(context, server, HONEST, floodNames.length);
      const other = await makeRoom(context.database, 0);
      const orders: [string, Exclude<Order, { do: "stop" }>][] = [
        ["codes guessed, 150 at a time", { do: "guess", port }],
        ["600 slow headers, bodies, readers", { do: "slow", port, count: 600 }],
        ["1,000 connections that never greet", { do: "flood", port, count: 1_000 }],
        ["strangers join another room, 16 at a time", { do: "join", port, token: joinToken(other.id, 1) }],
        ["passwords sprayed, 8 at a time", { do: "spray", port }],
      ];
      for (const [i, what] of floodNames.entries()) {
        const greeting = { as: "phone", room: honest.room.id };
        const cookie = honest.room.phones[HONEST + i]!;
        orders.push([`one floods: ${what}`, { do: "pour", what, port, path: "/live/", greeting, cookie }]);
      }
      for (const what of editorFloods) {
        const { id, cookie } = await makeTrainer();
        const greeting = { as: "editor", workshop: await createAuthored(id, largeDraft) };
        orders.push([
          `an editor floods: ${what}`,
          { do: "pour", what, port, path: "/live/editor/", greeting, cookie },
        ]);
      }
      for (const [what, order] of orders) {
        context.say(what);
        rows.push(...(await beside(context, honest, attacker, what, order)));
      }
      await honest.close();
      context.say("bots in the room");
      rows.push(...(await bots(context, server, attacker, context.quick ? 100 : 1_000)));
    } finally {
      attacker.end();
      await server.stop();
    }
    return rows;
  },
};
