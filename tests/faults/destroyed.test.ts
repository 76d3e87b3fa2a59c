/**
 * Destroyed data is in no file of the database any more: keys and answers, while other rooms vote (B-139),
 * and the order of writing (B-161).
 */
import { execFileSync, type SpawnOptions, spawn } from "node:child_process";
import { chownSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type pg from "pg";
import { afterEach, expect, it, vi } from "vitest";
import { embeddedThatRuns } from "@/server/retention/backup/reach";
import { connect } from "@/server/store/database/connect";
import { findBinaries } from "@/server/store/database/embedded/binaries";
import { superuser } from "@/server/store/database/embedded/role";
import { chooseOwner, lendFolder } from "@/server/store/database/embedded/owner";
import { closePrisma, prisma } from "@/server/store/database/prisma";
import { freshDatabase, hostedDatabase, type TestDatabase } from "@/tests/support/database";
import { endRoom, fullWorkshop } from "@/tests/support/full-room";
import { type Console, newId, type Phone, Plenary, type TestRoom } from "@/tests/support/plenary";
import { freePort } from "@/tests/support/ports";
import { postgresUrl } from "@/tests/support/postgres";
import { clusterFolder, rawFiles } from "@/tests/support/raw-files";
import { peopleOf, startGroups } from "@/tests/support/running-groups";
import { SheetPhone } from "@/tests/support/worksheets/phone";
import { textAt, valuesOf } from "@/workshop/worksheets/document";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { temporaryFolder } from "@/tests/support/server-process";
import { eventually, pause } from "@/tests/support/waiting";

const PEOPLE = 8;
/** Milliseconds between two changes of mind. */
const AS_PEOPLE_DO = 250;
/**
 * Milliseconds until files must be rewritten, on a machine that does much else: a rewrite that failed is
 * tried again after a minute.
 */
const GONE_WITHIN = 100_000;

let plenary: Plenary;
/** A client that may read where the files are, under any owner of the database. */
let db: pg.Client;
let name: string;

/** @param owner address of a role that may read where the cluster's files are */
async function over(database: TestDatabase, owner = postgresUrl()): Promise<void> {
  plenary = await Plenary.start({}, { database });
  name = new URL(database.url).pathname.slice(1);
  db = await connect(owner);
}

/** A server on the database that it brings, with its settings. */
async function overItsOwn(): Promise<void> {
  plenary = await Plenary.start({ DATABASE_URL: "" });
  const url = embeddedThatRuns(plenary.server.dataDir)!;
  await closePrisma();
  process.env.DATABASE_URL = url;
  name = new URL(url).pathname.slice(1);
  db = await connect(Object.assign(new URL(url), { username: superuser }).href);
}

/** A cluster of its own with all settings of Postgres, so nothing in its log is compressed. */
async function atDefaults(): Promise<TestDatabase> {
  const data = path.join(temporaryFolder(), "defaults");
  mkdirSync(data, { mode: 0o700 });
  const owner = chooseOwner(data);
  const binaries = await findBinaries(owner);
  if (owner) chownSync(data, owner.uid, owner.gid);
  const lent = lendFolder(data, owner);
  const run: SpawnOptions = { ...owner, cwd: "/", stdio: ["ignore", "ignore", "ignore", ...lent.handles] };
  execFileSync(binaries.initdb, ["-D", lent.path, "-U", "boss", "-A", "trust", "-E", "UTF8"], run);
  const port = await freePort();
  const settings = ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="];
  const cluster = spawn(binaries.postgres, ["-D", lent.path, "-p", String(port), ...settings], run);
  lent.close();
  const gone = new Promise((done) => cluster.once("close", done));
  const url = `postgres://boss@127.0.0.1:${port}/postgres`;
  await eventually(() =>
    connect(url, 1_000).then(
      (client) => client.end().then(() => true),
      () => false,
    ),
  );
  return {
    url,
    async drop() {
      cluster.kill("SIGINT");
      await gone;
    },
  };
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
/** Everybody answers, again. */
async function vote({ phones }: Voting): Promise<void> {
  rev++;
  for (const phone of phones)
    expect(await phone.answer({ choice: [rev % 2 ? "red" : "blue"] }, { rev })).toMatchObject({ ok: true });
}

/** Places in files of the database or in the log of writes where needles stand as bytes. */
async function placesOf(needles: ReadonlyMap<string, Buffer>, where: RegExp = /./): Promise<string[]> {
  await db.query("CHECKPOINT");
  const { rows } = await db.query<{ oid: number }>("SELECT oid FROM pg_database WHERE datname = $1", [name]);
  const folder = await clusterFolder(db);
  const seen = new Set<string>();
  for (const below of [path.join(folder, "base", String(rows[0]!.oid)), path.join(folder, "pg_wal")])
    for (const { file, bytes } of rawFiles(below))
      for (const [name, needle] of needles)
        if (bytes.includes(needle))
          seen.add(`${name} in ${path.relative(folder, file).replace(/\d+.*/, "…")}`);
  return [...seen].filter((place) => where.test(place)).sort();
}

/** Links from answers of this room to people: its keys, and the pseudonyms of those who answered. */
async function secretsOf({ room }: Voting): Promise<Map<string, Buffer>> {
  const keys = await prisma.pseudonymKey.findMany({ where: { roomId: room.id } });
  const answers = await prisma.answer.findMany({ where: { roomId: room.id } });
  expect(answers).toHaveLength(PEOPLE);
  return new Map<string, Buffer>([
    ...keys.map(({ activityId, wrappedKey }): [string, Buffer] => [
      `key of ${activityId}`,
      Buffer.from(wrappedKey),
    ]),
    ...answers.map(({ pseudonym }, n): [string, Buffer] => [`pseudonym ${n}`, Buffer.from(pseudonym)]),
  ]);
}

it.each([
  ["that lets go of its log", freshDatabase, /./],
  ["of a host, which keeps its log for itself", hostedDatabase, / in base/],
])(
  "B-139: in a database %s, keys and pseudonyms are found nowhere else, while three other rooms go on voting",
  {
    timeout: 180_000,
  },
  async (_, database, where) => {
    await over(await database());
    const others = await Promise.all([voting(), voting(), voting()]);
    // The last one: what is freed in the midst of a page is written over by chance, what was written last is not.
    const run = await voting();
    const needles = await secretsOf(run);
    // The search finds what is there: in the table's file and in the log of writes.
    expect((await placesOf(needles)).join()).toMatch(/key of poll in base.*pseudonym 0 in base/);

    let on = true;
    const going = Promise.all(
      others.map(async (other) => {
        while (on) await vote(other).then(() => pause(AS_PEOPLE_DO));
      }),
    );
    try {
      await endRoom(run);
      // The log of writes is let go of within ten seconds of the last time.
      await vi.waitFor(async () => expect(await placesOf(needles, where)).toEqual([]), {
        timeout: GONE_WITHIN,
        interval: 500,
      });
    } finally {
      on = false;
      await going;
    }
    expect(await prisma.answer.count({ where: { roomId: { in: others.map(({ room }) => room.id) } } })).toBe(
      3 * PEOPLE,
    );
  },
);

it("B-139: the database that a server brings holds neither in any file, after both stood in its log", {
  timeout: 180_000,
}, async () => {
  await overItsOwn();
  const other = await voting();
  const run = await voting();
  const needles = await secretsOf(run);
  expect((await placesOf(needles)).join()).toMatch(
    /key of poll in base.*key of poll in pg_wal.*pseudonym 0 in base.*pseudonym 0 in pg_wal/,
  );
  await endRoom(run);
  await vi.waitFor(async () => expect(await placesOf(needles)).toEqual([]), {
    timeout: GONE_WITHIN,
    interval: 500,
  });
  await vote(other);
});

it("B-139: a cluster at Postgres' own settings holds neither in its tables; its log keeps both, every one", {
  timeout: 180_000,
}, async () => {
  const database = await atDefaults();
  await over(database, database.url);
  const setting = async (key: string) => (await db.query(`SHOW ${key}`)).rows[0][key];
  expect([await setting("wal_compression"), await setting("wal_recycle")]).toEqual(["off", "on"]);
  const run = await voting();
  const needles = await secretsOf(run);
  const inLog = [...needles.keys()].map((needle) => `${needle} in pg_wal/…`).sort();
  expect(await placesOf(needles, / in pg_wal/)).toEqual(inLog);
  await endRoom(run);
  await vi.waitFor(async () => expect(await placesOf(needles, / in base/)).toEqual([]), {
    timeout: GONE_WITHIN,
    interval: 500,
  });
  expect(await placesOf(needles, / in pg_wal/)).toEqual(inLog);
});

it.each([
  ["its own", () => plenary.database.url],
  ["another", postgresUrl],
])(
  "B-139: a transaction in %s database that wrote something else, and lasts longer than the end of the room, keeps nothing",
  {
    timeout: 180_000,
  },
  async (_, url) => {
    await over(await freshDatabase());
    const run = await voting();
    const needles = await secretsOf(run);
    const writing = await connect(url());
    // Postgres itself breaks it off.
    await writing.query(
      "BEGIN; SET LOCAL idle_in_transaction_session_timeout = '3s'; SELECT pg_current_xact_id()",
    );
    await endRoom(run);
    await vi.waitFor(async () => expect(await placesOf(needles)).toEqual([]), {
      timeout: GONE_WITHIN,
      interval: 500,
    });
  },
);

it("E-61, E-64: what a person erases is in no file of the tables, while their room goes on", {
  timeout: 180_000,
}, async () => {
  await over(await freshDatabase());
  const run = await voting();
  const others = new Set((await prisma.answer.findMany()).map(({ pseudonym }) => pseudonym));
  const alias = `GONE-${run.room.id.slice(0, 8)}`;
  const cookie = await plenary.join(run.room, { alias });
  const phone = await plenary.phone(run.room, cookie);
  await phone.sees((v) => v.question === "poll" && v.phase === "open");
  expect(await phone.answer({ choice: ["red"] })).toMatchObject({ ok: true });
  const { pseudonym } = (await prisma.answer.findMany()).find((row) => !others.has(row.pseudonym))!;
  const needles = new Map([
    ["alias", Buffer.from(alias)],
    ["pseudonym", Buffer.from(pseudonym)],
  ]);
  expect(await placesOf(needles, / in base/)).toHaveLength(2);
  const headers = { cookie, origin: plenary.url };
  expect((await fetch(`${plenary.url}/r/${run.room.id}/erase`, { method: "POST", headers })).status).toBe(
    200,
  );
  await vi.waitFor(async () => expect(await placesOf(needles, / in base/)).toEqual([]), {
    timeout: GONE_WITHIN,
    interval: 500,
  });
  await vote(run);
});

/** True when the file of the table holds this as bytes. */
async function isIn(table: string, needle: string): Promise<boolean> {
  await db.query("CHECKPOINT");
  const client = await connect(plenary.database.url);
  const { rows } = await client.query("SELECT pg_relation_filepath($1::regclass) AS file", [table]);
  await client.end();
  return readFileSync(path.join(await clusterFolder(db), rows[0].file)).includes(needle);
}

it("B-156: who knocked and who was removed is in no file of the knocks, nor of the log, of a room that has ended", {
  timeout: 180_000,
}, async () => {
  await over(await freshDatabase());
  const run = await voting();
  const knocking = `KNOCK-${run.room.id.slice(0, 8)}`;
  await run.trainer.do({ type: "lock", on: false, ask: true });
  await plenary.join(run.room, { alias: knocking });
  const [removed] = run.trainer.view.people;
  expect(await run.trainer.do({ type: "remove", participant: removed!.id })).toMatchObject({ ok: true });
  expect([await isIn("knock", knocking), await isIn("room_log", removed!.id)]).toEqual([true, true]);
  await endRoom(run);
  await vi.waitFor(
    async () =>
      expect([await isIn("knock", knocking), await isIn("room_log", removed!.id)]).toEqual([false, false]),
    { timeout: GONE_WITHIN, interval: 500 },
  );
});

it("B-139: a server that is killed before it has rewritten what it destroyed does so at its next start", {
  timeout: 180_000,
}, async () => {
  await over(await freshDatabase());
  const run = await voting();
  const answers = await prisma.answer.findMany({ where: { roomId: run.room.id } });
  const needles = new Map(answers.map(({ pseudonym }, n) => [`pseudonym ${n}`, Buffer.from(pseudonym)]));
  const holding = await connect(plenary.database.url);
  await holding.query("BEGIN; LOCK TABLE answer IN ACCESS SHARE MODE");
  await endRoom(run);
  plenary.server.kill("SIGKILL");
  await plenary.server.exit;
  await holding.end();
  expect(await placesOf(needles, / in base/)).not.toEqual([]);
  await plenary.restart();
  await vi.waitFor(async () => expect(await placesOf(needles)).toEqual([]), {
    timeout: GONE_WITHIN,
    interval: 500,
  });
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
  timeout: 180_000,
}, async () => {
  await over(await freshDatabase());
  const mine = await connect(plenary.database.url);
  const room = await plenary.room(fullWorkshop);
  const trainer = await plenary.console(room);
  const phones = await Promise.all(Array.from({ length: PEOPLE }, () => plenary.phone(room)));
  const ids = await peopleOf(phones.map(({ cookie }) => cookie));
  const texts = phones.flatMap((phone, n) => [
    `${phone.cookie.slice(-6)} ${n}`,
    `${phone.cookie.slice(-6)} again ${n}`,
  ]);
  for (const [n, text] of texts.entries())
    expect(await phones[n % PEOPLE]!.send({ type: "post", id: newId(), text })).toMatchObject({ ok: true });
  const { box } = await trainer.sees((v) => v.box.posts.length === texts.length);
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
  for (const [n, text] of texts.entries())
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
  expect((await placesOf(needles)).join()).toMatch(/letters.*page 0 in base.*supporter 0 in base/);
  for (const table of ["post", "sheet_remark"]) expect((await rows(table)).map((r) => r.text)).toEqual(texts);

  await endRoom({ room, trainer });
  await vi.waitFor(async () => expect(await placesOf(needles)).toEqual([]), {
    timeout: GONE_WITHIN,
    interval: 500,
  });
  for (const table of ["post", "sheet_remark"]) {
    const left = await rows(table);
    expect(left.map((r) => r.text).sort()).toEqual([...texts].sort());
    expect([table, new Set(left.map((r) => r.xmin)).size]).toEqual([table, 1]);
    expect([table, left.map((r) => r.text)]).not.toEqual([table, texts]);
  }
  await mine.end();
});
