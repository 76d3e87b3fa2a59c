/**
 * Rooms come and go while phones leave and return: the server's memory does not grow, and when everybody has gone
 * nothing of them is held. The long run takes two hours; SOAK_MINUTES says otherwise.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Instrument } from "@/bench/product/figures";
import { LightPhone, seedOf } from "@/tests/faults/light-phone";
import { long, sized } from "@/tests/faults/size";
import { type Console, newId, Plenary } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { slopeOf } from "@/tests/faults/slope";
import { eventually, inParallel, pause } from "@/tests/support/waiting";
import { seeded } from "@/model/statistics/random";

const ROOMS = sized(2, 10);
const PHONES = sized(25, 100);
/** Number of times that new rooms replace the old ones; the first two warm the server up. */
const GENERATIONS = sized(5, 6);
const MINUTES = Number(process.env.SOAK_MINUTES ?? 102);
/** Milliseconds from one question of a room to the next. */
const PACE = sized(300, 15_000);
/** Questions of a room before it makes place. */
const QUESTIONS = sized(6, Math.round((MINUTES * 60_000) / PACE / GENERATIONS));
/** People who leave and return between two questions of a room: 200 a minute in the long run. */
const RESTLESS = 5;
/** A room that everybody left goes from memory after 15 minutes, at the next sweep of each minute. */
const UNTIL_FORGOTTEN = 17 * 60_000;
/** Connections to the database that may stay open. */
const TO_DATABASE = 12;
const MB = 2 ** 20;

let plenary: Plenary;
let instrument: Instrument;

beforeAll(async () => {
  instrument = new Instrument();
  const [, figures] = instrument.execArgv;
  plenary = await Plenary.start({ ...instrument.env, NODE_OPTIONS: `--require ${path.resolve(figures!)}` });
});
afterAll(async () => {
  await plenary?.stop();
  instrument?.remove();
});

/** One room with its trainer and its phones. */
class Hall {
  answered = 0;

  private constructor(
    private readonly trainer: Console,
    private readonly phones: LightPhone[],
    private readonly random: () => number,
  ) {}

  static async open(seed: number): Promise<Hall> {
    const random = seeded(seed);
    const room = await plenary.room(sampleWorkshop);
    const trainer = await plenary.console(room);
    const cookies = await inParallel(Array.from({ length: PHONES }), 8, () => plenary.join(room));
    const phones = cookies.map(
      (cookie) =>
        new LightPhone({
          url: plenary.url,
          auth: { as: "phone", room: room.id },
          cookie,
          backOff: 1_000,
          random,
        }),
    );
    await eventually(() => phones.every((p) => p.connected), 60_000);
    await trainer.go("poll");
    return new Hall(trainer, phones, random);
  }

  /** Asks, hears the answers and shows them, again and again. */
  async work(): Promise<void> {
    for (let round = 1; round <= QUESTIONS; round++) {
      const began = Date.now();
      await this.trainer.openRound("poll", round);
      await Promise.all(this.phones.map((phone) => this.answer(phone, round)));
      for (let i = 0; i < RESTLESS; i++) this.phones[Math.floor(this.random() * PHONES)]!.cut();
      await this.trainer.closeRound("poll", round);
      await this.trainer.reveal("poll", round);
      await pause(Math.max(0, PACE - (Date.now() - began)));
    }
  }

  private async answer(phone: LightPhone, round: number): Promise<void> {
    await pause((this.random() * PACE) / 4);
    const body = { choice: [this.random() < 0.5 ? "red" : "blue"] };
    const ack = await phone.send({ type: "answer", id: newId(), question: "poll", round, rev: 1, body });
    if (ack?.ok) this.answered++;
  }

  leave(): void {
    for (const phone of this.phones) phone.stop();
    this.trainer.socket.disconnect();
  }
}

it(`keeps its memory while ${GENERATIONS} times ${ROOMS} rooms of ${PHONES} come and go`, {
  timeout: sized(6, MINUTES * 2 + 25) * 60_000,
}, async () => {
  const seed = seedOf("soak");
  const read = () => instrument.ask(plenary.server.pid, "gc");
  const samples: { minutes: number; heap: number; rss: number; sockets: number }[] = [];
  const began = Date.now();
  const note = async () => {
    const { heapUsed, rss, sockets } = await read();
    const sample = { minutes: (Date.now() - began) / 60_000, heap: heapUsed / MB, rss: rss / MB, sockets };
    samples.push(sample);
    return sample;
  };
  const before = await note();
  let answered = 0;
  for (let generation = 0; generation < GENERATIONS; generation++) {
    const halls = await inParallel(Array.from({ length: ROOMS }), 4, (_, i) =>
      Hall.open(seed + generation * ROOMS + i),
    );
    await Promise.all(halls.map((hall) => hall.work()));
    const { minutes, heap, rss } = await note();
    answered += halls.reduce((sum, hall) => sum + hall.answered, 0);
    console.info(
      `soak: ${minutes.toFixed(1)} min, heap ${heap.toFixed(1)} MB, resident ${rss.toFixed(0)} MB, ${answered} answers`,
    );
    for (const hall of halls) hall.leave();
  }
  let left = Number.POSITIVE_INFINITY;
  const gone = async () => {
    left = (await read()).sockets;
    return left <= before.sockets + TO_DATABASE;
  };
  await eventually(gone, 30_000, () => `the sockets to be gone; ${left} are left of ${before.sockets}`);
  if (long) {
    await pause(UNTIL_FORGOTTEN);
    const last = await note();
    expect(last.heap - before.heap).toBeLessThan(12);
  }
  const warm = samples.slice(2, GENERATIONS + 1);
  const perHour = slopeOf(warm.map((s) => ({ x: s.minutes / 60, y: s.heap })));
  if (long) {
    console.info(
      `soak: ${answered} answers; the heap grew by ${perHour.toFixed(2)} MB an hour after warming up`,
    );
    mkdirSync(".build/histories", { recursive: true });
    writeFileSync(`.build/histories/soak-${seed}.json`, JSON.stringify({ seed, samples, perHour }, null, 1));
    expect(perHour).toBeLessThan(1);
  } else expect(warm.at(-1)!.heap - warm[0]!.heap).toBeLessThan(4);
  expect(answered).toBeGreaterThan((ROOMS * PHONES * QUESTIONS * GENERATIONS) / 2);
});
