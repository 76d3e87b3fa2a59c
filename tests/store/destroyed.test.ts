/** B-139: what a finished activity's key and answers were is in no file of the database any more, while other rooms vote. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type pg from "pg";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { connect } from "@/server/store/connect";
import { prisma } from "@/server/store/prisma";
import { endRoom } from "@/tests/support/full-room";
import { type Console, type Phone, Plenary, type TestRoom } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";

const PEOPLE = 8;

let plenary: Plenary;
let db: pg.Client;
beforeAll(async () => {
  plenary = await Plenary.start();
  db = await connect(plenary.database.url, 5_000);
}, 120_000);
afterAll(async () => {
  await db?.end();
  await plenary?.stop();
});

interface Voting {
  room: TestRoom;
  trainer: Console;
  phones: Phone[];
}

async function voting(): Promise<Voting> {
  const room = await plenary.room(sampleWorkshop);
  const trainer = await plenary.console(room);
  const phones = await Promise.all(Array.from({ length: PEOPLE }, () => plenary.phone(room)));
  await trainer.go("poll");
  await trainer.openRound("poll");
  await Promise.all(phones.map((phone) => phone.sees((v) => v.question === "poll" && v.phase === "open")));
  await vote({ room, trainer, phones });
  return { room, trainer, phones };
}

let rev = 1;
/** Everybody answers, anew. */
async function vote({ phones }: Voting): Promise<void> {
  rev++;
  for (const phone of phones)
    expect(await phone.answer({ choice: [rev % 2 ? "red" : "blue"] }, { rev })).toMatchObject({ ok: true });
}

/** Which of these stand in a file of the database or in the log of writes, as bytes. */
async function found(needles: ReadonlyMap<string, Buffer>): Promise<string[]> {
  await db.query("CHECKPOINT");
  const { rows } = await db.query<{ folder: string; oid: number }>(
    "SELECT current_setting('data_directory') AS folder, oid FROM pg_database WHERE datname = current_database()",
  );
  const { folder, oid } = rows[0]!;
  const files = [path.join(folder, "base", String(oid)), path.join(folder, "pg_wal")].flatMap((below) =>
    readdirSync(below, { withFileTypes: true }).flatMap((f) =>
      f.isFile() ? [path.join(below, f.name)] : [],
    ),
  );
  const seen = new Set<string>();
  for (const file of files) {
    const bytes = readFileSync(file);
    for (const [name, needle] of needles)
      if (bytes.includes(needle)) seen.add(`${name} in ${path.relative(folder, file).replace(/\d+.*/, "…")}`);
  }
  return [...seen].sort();
}

it("B-139: keys and pseudonyms are found nowhere, while three other rooms go on voting", {
  timeout: 120_000,
}, async () => {
  const others = await Promise.all([voting(), voting(), voting()]);
  // The last one: what is freed in the midst of a page is written over by chance, what was written last is not.
  const ran = await voting();
  const keys = await prisma.runKey.findMany({ where: { roomId: ran.room.id } });
  const answers = await prisma.answer.findMany({ where: { roomId: ran.room.id } });
  expect(answers).toHaveLength(PEOPLE);
  const needles = new Map<string, Buffer>([
    ...keys.map(({ activityId, wrapped }): [string, Buffer] => [
      `key of ${activityId}`,
      Buffer.from(wrapped),
    ]),
    ...answers.map(({ pseudonym }, n): [string, Buffer] => [`pseudonym ${n}`, Buffer.from(pseudonym)]),
  ]);
  // The search finds what is there: in the table's file and in the log of writes.
  expect((await found(needles)).join()).toMatch(/key of poll in base.*pseudonym 0 in base/);

  let on = true;
  const going = Promise.all(
    others.map(async (other) => {
      while (on) await vote(other);
    }),
  );
  await endRoom(ran);
  // The log of writes is let go of within ten seconds of the last time.
  await vi.waitFor(async () => expect(await found(needles)).toEqual([]), { timeout: 25_000, interval: 500 });
  on = false;
  await going;
  expect(await prisma.answer.count({ where: { roomId: { in: others.map(({ room }) => room.id) } } })).toBe(
    3 * PEOPLE,
  );
});
