import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freshDatabase, type TestDatabase } from "@/tests/support/database";
import { connect } from "@/server/store/database/connect";

let database: TestDatabase;
let prismaModule: typeof import("@/server/store/database/prisma");
let fingerprint: (room: string) => Promise<string>;
const [room, other, account] = [randomUUID(), randomUUID(), randomUUID()];

const open = (id: string) =>
  prismaModule.prisma.room.create({
    data: {
      id,
      title: "Suva",
      language: "en",
      workshop: {},
      settings: {},
      joinTokenHash: id,
      endedAt: new Date(),
    },
  });

beforeAll(async () => {
  database = await freshDatabase();
  process.env.DATABASE_URL = database.url;
  prismaModule = await import("@/server/store/database/prisma");
  fingerprint = (await import("@/server/store/debrief/fingerprint")).debriefFingerprint;
  await open(room);
  await open(other);
  await prismaModule.prisma.account.create({
    data: { id: account, name: "Ada", email: "ada@example.org", passwordHash: "none" },
  });
});
afterAll(async () => {
  await prismaModule.closePrisma();
  await database.drop();
});

const sealed = randomUUID();

/** Writes of a room that its debrief may tell, each by another connection than the one that reads. */
const writes: Readonly<Record<string, string>> = {
  "an answer":
    "INSERT INTO answer (room_id, activity_id, question_id, round, pseudonym, answer_id, rev, body) VALUES ($1, 'poll', 'poll', 1, 'p', 'a', 1, '{}')",
  "a changed answer": "UPDATE answer SET body = '{\"choice\":[]}' WHERE room_id = $1",
  "an answer taken back": "DELETE FROM answer WHERE room_id = $1",
  "a sealed answer": `INSERT INTO sealed_answer (id, room_id, activity_id, question_id, round, person, body) VALUES ('${sealed}', $1, 'poll', 'poll', 1, '${sealed}', '{}')`,
  "an erased answer": "UPDATE sealed_answer SET body = '{}' WHERE room_id = $1",
  "a released text": `INSERT INTO released_text (room_id, source, text_id, account_id) VALUES ($1, 's', 't', '${account}')`,
  "a withdrawn text": "DELETE FROM released_text WHERE room_id = $1",
  "a sentence": `INSERT INTO report_text (room_id, key, language, revision, text, account_id) VALUES ($1, 'remark', 'en', 1, 'x', '${account}')`,
  "a hidden sentence": "UPDATE report_text SET hidden = true WHERE room_id = $1",
  "the name of who wrote it": `UPDATE account SET name = 'Bo' WHERE id = '${account}' AND $1 <> ''`,
  "a count of the follow-up":
    "INSERT INTO follow_up_count (room_id, wave, status, count) VALUES ($1, 30, 'done', 1)",
  "the room's settings": "UPDATE room SET settings = '{}' WHERE id = $1",
  "a snapshot of its state": "INSERT INTO room_snapshot (room_id, seq, state) VALUES ($1, 1, '{}')",
  "the erasure": "INSERT INTO erasure (room_id, at, people, record, signature) VALUES ($1, now(), 5, '', '')",
};

it("R-42: the name of what a debrief is made from changes with every write of its room, and with no other", async () => {
  const client = await connect(database.url);
  const names = [await fingerprint(room)];
  for (const [write, sql] of Object.entries(writes)) {
    await client.query(sql, [room]);
    names.push(await fingerprint(room));
    expect([write, names.at(-1)]).not.toEqual([write, names.at(-2)]);
  }
  await client.query(writes["the erasure"]!, [other]);
  await client.query(
    `INSERT INTO access_log (id, room_id, account_id, action) VALUES ('${randomUUID()}', $1, '${account}', 'open')`,
    [room],
  );
  expect(await fingerprint(room)).toBe(names.at(-1));
  await client.end();
});

it("R-42: while a room runs, the name changes with the minutes that pass", async () => {
  await prismaModule.prisma.room.update({ where: { id: other }, data: { endedAt: null } });
  expect(await fingerprint(other)).toMatch(/\|\d{9}$/);
});
