/** A whole room comes back at the same moment, and a whole room answers while the trainer goes on. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import pg from "pg";
import { prisma } from "@/server/store/database/prisma";
import { LightPhone, seedOf } from "@/tests/faults/light-phone";
import { type Console, newId, Plenary, type TestRoom } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { eventually, inParallel, pause } from "@/tests/support/waiting";
import { seeded } from "@/model/statistics/random";

const PHONES = 500;
/** Milliseconds within which the last phone must be back; observed about 2 s. */
const BACK_WITHIN = 40_000;
/** By how many transactions a start with the whole room may differ from one with a single phone: timers, not phones. */
const MORE_TRANSACTIONS = 20;

let plenary: Plenary;
let room: TestRoom;
let trainer: Console;
let phones: LightPhone[];
let statistics: pg.Client;

beforeAll(async () => {
  const seed = seedOf("storm");
  plenary = await Plenary.start();
  room = await plenary.room(sampleWorkshop);
  trainer = await plenary.console(room);
  await trainer.go("poll");
  await trainer.openRound("poll");
  const cookies = await inParallel(Array.from({ length: PHONES }), 16, () => plenary.join(room));
  phones = cookies.map(
    (cookie, i) =>
      new LightPhone({
        url: plenary.url,
        auth: { as: "phone", room: room.id },
        cookie,
        backOff: 1_500,
        random: seeded(seed + i),
      }),
  );
  await eventually(() => phones.every((p) => p.connected && p.view), 60_000);
  const url = new URL(plenary.database.url);
  const name = url.pathname.slice(1);
  url.pathname = "/postgres";
  statistics = new pg.Client({ connectionString: url.href });
  await statistics.connect();
  Reflect.set(statistics, "databaseName", name);
});
afterAll(async () => {
  for (const phone of phones ?? []) phone.stop();
  await statistics?.end();
  await plenary?.stop();
});

/** Kills the server; then its database connections have ended, and the database has counted all they did. */
async function killed(): Promise<number> {
  plenary.server.kill("SIGKILL");
  await plenary.server.exit;
  const mine = Reflect.get(statistics, "databaseName") as string;
  await prisma.$disconnect();
  await eventually(async () => {
    const { rows } = await statistics.query("SELECT 1 FROM pg_stat_activity WHERE datname = $1", [mine]);
    return rows.length === 0;
  });
  const { rows } = await statistics.query<{ n: string }>(
    "SELECT xact_commit + xact_rollback AS n FROM pg_stat_database WHERE datname = $1",
    [mine],
  );
  return Number(rows[0]!.n);
}

/** Waits until a start has rewritten its tables (B-139): one that is cut short costs less than a whole one. */
const rewritten = () =>
  eventually(async () => {
    const { rows } = await statistics.query(
      "SELECT 1 FROM pg_stat_activity WHERE datname = $1 AND application_name = 'plenary rewriting'",
      [new URL(plenary.database.url).pathname.slice(1)],
    );
    return rows.length === 0;
  });

function forget(): void {
  for (const phone of phones) {
    phone.view = undefined;
    phone.mine = undefined;
  }
}

const back = (some: LightPhone[]) => some.every((p) => p.connected && p.view && p.mine);

describe(`a room of ${PHONES} phones`, () => {
  it("comes back at once after a kill and after a break of the network, with no more queries than a single phone", async () => {
    await trainer.sees((v) => v.presence.connected === PHONES);
    trainer.socket.disconnect();
    for (const phone of phones) phone.stop();
    const start = await killed();
    await plenary.restart();
    phones[0]!.come();
    await eventually(() => back([phones[0]!]));
    phones[0]!.stop();
    await rewritten();
    const withOne = (await killed()) - start;

    for (const phone of phones) phone.come();
    await eventually(() => phones.every((p) => !p.connected));
    forget();
    await plenary.restart();
    const ready = Date.now();
    await eventually(
      () => back(phones),
      BACK_WITHIN,
      () => `${phones.filter((p) => !p.view).length} phones are not back`,
    );
    const afterKill = Date.now() - ready;
    expect(new Set(phones.map((p) => p.view!.html)).size).toBe(1);
    for (const { view } of phones) expect(view).toMatchObject({ question: "poll", round: 1, phase: "open" });

    forget();
    const broke = Date.now();
    for (const phone of phones) phone.cut();
    await eventually(() => back(phones), BACK_WITHIN);
    const afterBreak = Date.now() - broke;
    await rewritten();
    const withAll = (await killed()) - start - withOne;
    console.info(
      `storm: ${PHONES} phones back ${afterKill} ms after the server was ready, ${afterBreak} ms after the network broke; ${withAll} transactions with all, ${withOne} with one`,
    );
    expect(withAll - withOne).toBeLessThanOrEqual(MORE_TRANSACTIONS);

    await plenary.restart();
    await eventually(() => phones.every((p) => p.connected), BACK_WITHIN);
    trainer = await plenary.console(room);
    await trainer.sees((v) => v.presence.connected === PHONES);
    await trainer.closeRound("poll");
    await eventually(() => phones.every((p) => p.view?.phase === "closed"));
  });

  it("does not keep the trainer waiting while it answers without pause, and shows the counts that are stored", async () => {
    const round = trainer.view.rounds + 1;
    await trainer.openRound("poll", round);
    await eventually(() => phones.every((p) => p.view?.phase === "open" && p.view.round === round));
    let over = false;
    let acked = 0;
    const answering = phones.map(async (phone) => {
      for (let rev = 1; !over; rev++) {
        const ack = await phone.send({
          type: "answer",
          id: newId(),
          question: "poll",
          round,
          rev,
          body: { choice: [rev % 2 ? "red" : "blue"] },
        });
        if (ack?.ok) acked++;
        await pause(150);
      }
    });
    await pause(1_500);
    const began = Date.now();
    expect(await trainer.send({ type: "dim", id: newId(), on: true })).toMatchObject({ ok: true });
    expect(await trainer.send({ type: "dim", id: newId(), on: false })).toMatchObject({ ok: true });
    expect(await trainer.send({ type: "close", id: newId(), question: "poll", round })).toMatchObject({
      ok: true,
    });
    const waited = Date.now() - began;
    over = true;
    await Promise.all(answering);
    console.info(
      `storm: ${acked} answers acknowledged; three commands of the trainer took ${waited} ms among them`,
    );
    expect(waited).toBeLessThan(15_000);
    await trainer.reveal("poll", round);
    const shown = await trainer.sees((v) => v.results?.round === round);
    const rows = await prisma.answer.findMany({ where: { roomId: room.id, round } });
    expect(rows).toHaveLength(PHONES);
    const stored = (id: string) => rows.filter((r) => JSON.stringify(r.body).includes(id)).length;
    expect(shown.results!.options.filter((o) => o.id !== "other").map((o) => o.count)).toEqual([
      stored("red"),
      stored("blue"),
    ]);
  });
});
