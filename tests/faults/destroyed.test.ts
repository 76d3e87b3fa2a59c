/** What is destroyed is in no file of the database any more: keys and answers, while other rooms vote (B-139), and who wrote what in which order (B-161). */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type pg from "pg";
import { afterEach, expect, it, vi } from "vitest";
import { connect } from "@/server/store/database/connect";
import { prisma } from "@/server/store/database/prisma";
import { eventually, pause } from "@/tests/faults/light-phone";
import { freshDatabase, hostedDatabase, type TestDatabase } from "@/tests/support/database";
import { endRoom, fullWorkshop } from "@/tests/support/full-room";
import { type Console, newId, type Phone, Plenary, type TestRoom } from "@/tests/support/plenary";
import { postgresUrl } from "@/tests/support/postgres";
import { peopleOf, startGroups } from "@/tests/support/running-groups";
import { SheetPhone } from "@/tests/support/sheet-phone";
import { textAt, valuesOf } from "@/workshop/worksheets/document";
import { sampleWorkshop } from "@/tests/support/sample-workshop";

const PEOPLE = 8;
/** Milliseconds between two changes of mind. */
const AS_PEOPLE_DO = 250;

let plenary: Plenary;
/** May read where the files are, whoever owns the database. */
let db: pg.Client;
let name: string;

async function over(database: TestDatabase): Promise<void> {
  plenary = await Plenary.start({}, { database });
  name = new URL(database.url).pathname.slice(1);
  db = await connect(postgresUrl(), 5_000);
}
afterEach(async () => {
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
async function found(needles: ReadonlyMap<string, Buffer>, where: RegExp = /./): Promise<string[]> {
  await db.query("CHECKPOINT");
  const { rows } = await db.query<{ folder: string; oid: number }>(
    "SELECT current_setting('data_directory') AS folder, oid FROM pg_database WHERE datname = $1",
    [name],
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
  return [...seen].filter((found) => where.test(found)).sort();
}

it.each([
  ["that lets go of its log", freshDatabase, /./],
  ["of a host, which keeps its log for itself", hostedDatabase, / in base/],
])(
  "B-139: in a database %s, keys and pseudonyms are found nowhere else, while three other rooms go on voting",
  {
    timeout: 120_000,
  },
  async (_, database, where) => {
    await over(await database());
    const others = await Promise.all([voting(), voting(), voting()]);
    // The last one: what is freed in the midst of a page is written over by chance, what was written last is not.
    const ran = await voting();
    const keys = await prisma.pseudonymKey.findMany({ where: { roomId: ran.room.id } });
    const answers = await prisma.answer.findMany({ where: { roomId: ran.room.id } });
    expect(answers).toHaveLength(PEOPLE);
    const needles = new Map<string, Buffer>([
      ...keys.map(({ activityId, wrappedKey }): [string, Buffer] => [
        `key of ${activityId}`,
        Buffer.from(wrappedKey),
      ]),
      ...answers.map(({ pseudonym }, n): [string, Buffer] => [`pseudonym ${n}`, Buffer.from(pseudonym)]),
    ]);
    // The search finds what is there: in the table's file and in the log of writes.
    expect((await found(needles)).join()).toMatch(/key of poll in base.*pseudonym 0 in base/);

    let on = true;
    const going = Promise.all(
      others.map(async (other) => {
        while (on) await vote(other).then(() => pause(AS_PEOPLE_DO));
      }),
    );
    await endRoom(ran);
    // The log of writes is let go of within ten seconds of the last time.
    await vi.waitFor(async () => expect(await found(needles, where)).toEqual([]), {
      timeout: 25_000,
      interval: 500,
    });
    on = false;
    await going;
    expect(await prisma.answer.count({ where: { roomId: { in: others.map(({ room }) => room.id) } } })).toBe(
      3 * PEOPLE,
    );
  },
);

it("B-139: a server that is killed before it has rewritten what it destroyed does so at its next start", {
  timeout: 120_000,
}, async () => {
  await over(await freshDatabase());
  const ran = await voting();
  const answers = await prisma.answer.findMany({ where: { roomId: ran.room.id } });
  const needles = new Map(answers.map(({ pseudonym }, n) => [`pseudonym ${n}`, Buffer.from(pseudonym)]));
  const holding = await connect(plenary.database.url, 5_000);
  await holding.query("BEGIN; LOCK TABLE answer IN ACCESS SHARE MODE");
  await endRoom(ran);
  plenary.server.kill("SIGKILL");
  await plenary.server.exit;
  await holding.end();
  expect(await found(needles, / in base/)).not.toEqual([]);
  await plenary.restart();
  await vi.waitFor(async () => expect(await found(needles)).toEqual([]), { timeout: 25_000, interval: 500 });
});

/** As Yjs writes the number of a page in front of its letters: seven bits at a time, the lowest first. */
function asWritten(client: number): Buffer {
  const bytes: number[] = [];
  for (let left = client; ; left = Math.floor(left / 128)) {
    bytes.push((left % 128) + (left > 127 ? 128 : 0));
    if (left <= 127) return Buffer.from(bytes);
  }
}

it("B-161: questions, remarks and sheets of a room that has ended tell neither who wrote them nor in which order", {
  timeout: 120_000,
}, async () => {
  await over(await freshDatabase());
  const mine = await connect(plenary.database.url, 5_000);
  const room = await plenary.room(fullWorkshop);
  const trainer = await plenary.console(room);
  const phones = await Promise.all(Array.from({ length: PEOPLE }, () => plenary.phone(room)));
  const ids = await peopleOf(phones.map(({ cookie }) => cookie));
  const asked = phones.flatMap((phone, n) => [
    `${phone.cookie.slice(-6)} ${n}`,
    `${phone.cookie.slice(-6)} again ${n}`,
  ]);
  for (const [n, text] of asked.entries())
    expect(await phones[n % PEOPLE]!.send({ type: "post", id: newId(), text })).toMatchObject({ ok: true });
  const { box } = await trainer.sees((v) => v.box.posts.length === asked.length);
  await trainer.do({ type: "sort-post", post: box.posts[0]!.id, to: "shown" });
  for (const phone of phones)
    expect(
      await phone.send({ type: "support", id: newId(), post: box.posts[0]!.id, on: true }),
    ).toMatchObject({
      ok: true,
    });
  const supports = await prisma.questionBoxSupport.findMany({ where: { roomId: room.id } });
  expect(supports).toHaveLength(PEOPLE);

  const groups = await startGroups(trainer, "plan", [ids.slice(0, PEOPLE / 2), ids.slice(PEOPLE / 2)]);
  const writers: SheetPhone[] = [];
  for (const [n, { cookie }] of phones.entries()) {
    const writer = new SheetPhone(
      { url: plenary.url, auth: { as: "phone", room: room.id }, cookie, backOff: 200 },
      { activity: "plan", group: groups[n < PEOPLE / 2 ? 0 : 1]! },
    );
    writers.push(writer);
    await eventually(() => writer.settled);
    const aim = textAt(writer.doc, "aim");
    aim.insert(aim.length, `Line ${n}. TAKEN-OUT-${room.id}`);
    await eventually(() => writer.settled);
    aim.delete(aim.length - `TAKEN-OUT-${room.id}`.length, `TAKEN-OUT-${room.id}`.length);
    valuesOf(writer.doc).set("cost", String(n));
    await eventually(() => writer.settled);
  }
  await trainer.do({ type: "freeze-work", activity: "plan" });
  await trainer.go("plan/gallery");
  for (const [n, text] of asked.entries())
    expect(
      await phones[n % PEOPLE]!.send({
        type: "remark",
        id: newId(),
        sheet: { activity: "plan", group: groups[n % 2]! },
        kind: "comment",
        text,
      }),
    ).toMatchObject({ ok: true });
  for (const { phone } of writers) phone.stop();

  const needles = new Map<string, Buffer>([
    ...supports.map(({ pseudonym }, n): [string, Buffer] => [`supporter ${n}`, Buffer.from(pseudonym)]),
    ...writers.map(({ doc }, n): [string, Buffer] => [`page ${n}`, asWritten(doc.clientID)]),
    ["letters that were taken out", Buffer.from(`TAKEN-OUT-${room.id}`)],
  ]);
  const rows = async (table: string) =>
    (
      await mine.query<{ text: string; xmin: string }>(
        `SELECT text, xmin::text FROM ${table} WHERE room_id = $1 ORDER BY ctid`,
        [room.id],
      )
    ).rows;
  expect((await found(needles)).join()).toMatch(/letters.*page 0 in base.*supporter 0 in base/);
  for (const table of ["post", "sheet_remark"]) expect((await rows(table)).map((r) => r.text)).toEqual(asked);

  await endRoom({ room, trainer });
  await vi.waitFor(async () => expect(await found(needles)).toEqual([]), { timeout: 25_000, interval: 500 });
  for (const table of ["post", "sheet_remark"]) {
    const left = await rows(table);
    expect(left.map((r) => r.text).sort()).toEqual([...asked].sort());
    expect([table, new Set(left.map((r) => r.xmin)).size]).toEqual([table, 1]);
    expect([table, left.map((r) => r.text)]).not.toEqual([table, asked]);
  }
  await mine.end();
});
