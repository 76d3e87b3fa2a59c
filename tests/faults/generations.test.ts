/**
 * Rooms come, are used for everything that a room does, end and are erased, one generation after the other.
 * Memory held of them afterwards would show as a heap that grows with each; it does not. With SNAPSHOTS=1 it
 * leaves two snapshots of the heap in .build/histories/, of an early and of the last generation, to be
 * compared in a browser's tools.
 */
import { copyFileSync, mkdirSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Instrument } from "@/bench/product/figures";
import { LightPhone } from "@/tests/faults/light-phone";
import { sized } from "@/tests/faults/size";
import { slopeOf } from "@/tests/faults/slope";
import { newId, Plenary } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { eventually, inParallel } from "@/tests/support/waiting";

const GENERATIONS = Number(process.env.GENERATIONS ?? sized(16, 80));
/** Code that is run for the first time is kept, and so is what the engine learns of it; none is compiled here. */
const WARM = Math.ceil(GENERATIONS / 2);
const ROOMS = 2;
const PHONES = 6;
/** Kilobytes of heap for each generation: what the engine still learns, and no room (each has some hundred). */
const MAX_KB = sized(120, 20);

let plenary: Plenary;
let instrument: Instrument;

beforeAll(async () => {
  instrument = new Instrument();
  plenary = await Plenary.start({
    ...instrument.env,
    BENCH_INTERPRETED: "1",
    NODE_OPTIONS: `--require ${path.resolve(instrument.execArgv[1]!)}`,
  });
});
afterAll(async () => {
  await plenary?.stop();
  instrument?.remove();
});

const bodies: Record<string, Record<string, unknown>> = {
  poll: { choice: ["red"] },
  thoughts: { texts: ["a thought", "another thought"] },
  "story/1": { answer: "yes", sureness: 3, elements: ["act"] },
};

/** One room from its first phone to its erasure. */
async function live(): Promise<void> {
  const room = await plenary.room(sampleWorkshop, { certificates: true, sectors: ["Police", "NGO"] });
  const [trainer, stage] = [await plenary.console(room), await plenary.stage(room)];
  const phones = await inParallel(Array.from({ length: PHONES }), 3, async (_, i) => {
    const cookie = await plenary.join(room, { alias: `Somebody ${i}`, sector: i % 2 ? "Police" : "NGO" });
    await (await fetch(`${plenary.url}/r/${room.id}/`, { headers: { cookie } })).text();
    return new LightPhone({ url: plenary.url, auth: { as: "phone", room: room.id }, cookie, backOff: 100 });
  });
  const here = () => eventually(() => phones.every((p) => p.connected), 60_000);
  await here();
  await trainer.do({ type: "box", open: true, moderated: true });
  await phones[0]!.send({ type: "post", id: newId(), text: "A question for the box" });
  for (const [question, body] of Object.entries(bodies)) {
    await trainer.go(question);
    await trainer.openRound(question);
    await eventually(
      () => phones.every((p) => p.view?.question === question && p.view.phase === "open"),
      60_000,
    );
    for (const phone of phones)
      expect(
        await phone.send({ type: "answer", id: newId(), question, round: 1, rev: 1, body }),
      ).toMatchObject({
        ok: true,
      });
    phones[0]!.cut();
    await trainer.closeRound(question);
    await trainer.reveal(question);
    await here();
  }
  await trainer.do({ type: "end" });
  for (const phone of phones) phone.stop();
  for (const { socket } of [trainer, stage]) socket.disconnect();
  await eventually(async () => {
    const res = await fetch(`${plenary.url}/ending/${room.id}/erase`, {
      method: "POST",
      redirect: "manual",
      headers: {
        cookie: room.trainer.cookie,
        origin: plenary.url,
        "content-type": "application/x-www-form-urlencoded",
      },
      body: new URLSearchParams({ title: sampleWorkshop.title }),
    });
    return res.headers.get("location")?.endsWith("said=erased") === true;
  }, 60_000);
}

/** Kilobytes for each generation after those that warm the server up. */
const slope = (heaps: readonly number[]): number => slopeOf(heaps.slice(WARM).map((y, x) => ({ x, y })));

async function keepSnapshot(name: string): Promise<void> {
  const { profile } = await instrument.ask(plenary.server.pid, "snapshot");
  mkdirSync(".build/histories", { recursive: true });
  copyFileSync(profile!, `.build/histories/${name}.heapsnapshot`);
}

it(`holds nothing of rooms that have ended and were erased, over ${GENERATIONS} generations`, {
  timeout: 60_000 + GENERATIONS * 20_000,
}, async () => {
  const heaps: number[] = [];
  for (let n = 0; n < GENERATIONS; n++) {
    await Promise.all(Array.from({ length: ROOMS }, live));
    heaps.push((await instrument.ask(plenary.server.pid, "gc")).heapUsed / 1_024);
    if (n > WARM + 1 && (n % 5 === 0 || n === GENERATIONS - 1))
      console.info(
        `generations: ${n + 1}, heap ${heaps.map((kb) => (kb / 1_024).toFixed(2)).join(", ")} MB; ${slope(heaps).toFixed(1)} KB for each after the first ${WARM}`,
      );
    if (process.env.SNAPSHOTS && (n === WARM || n === GENERATIONS - 1))
      await keepSnapshot(n === WARM ? "early" : "late");
  }
  expect(slope(heaps)).toBeLessThan(MAX_KB);
});
