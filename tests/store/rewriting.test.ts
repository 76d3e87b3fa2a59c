/**
 * O-92, O-95: what was deleted from a large table is overwritten once rooms do not notice, and until then it
 * is said.
 */
import { randomBytes, randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { metrics } from "@/server/platform/metrics";
import { closePrisma, prisma } from "@/server/store/database/prisma";
import {
  finishRewriting,
  rewriteAfterStart,
  rewriteLargeTablesWhen,
  scheduleRewrite,
} from "@/server/store/database/rewrite-tables";
import { eraseParticipant } from "@/server/store/participants/erase-participant";
import { commitmentStore } from "@/server/store/learning/commitments";
import { boxStore } from "@/server/store/question-box/question-box";
import { freshDatabase } from "@/tests/support/database";

/** A database of its own: a server that is connected would rewrite its tables, too. */
async function inFreshDatabase(test: (roomId: string) => Promise<void>): Promise<void> {
  const database = await freshDatabase();
  const before = process.env.DATABASE_URL;
  await closePrisma();
  process.env.DATABASE_URL = database.url;
  try {
    const id = randomUUID();
    await prisma.room.create({
      data: { id, title: "R", language: "en", workshop: {}, settings: {}, joinTokenHash: id },
    });
    await test(id);
  } finally {
    await closePrisma();
    process.env.DATABASE_URL = before;
    await database.drop();
  }
}

async function megabytes(): Promise<number> {
  const [row] = await prisma.$queryRaw<{ size: number }[]>`
    SELECT (pg_table_size('room_log') / 1048576)::int AS size`;
  return row!.size;
}
const waiting = async () => (await metrics.unrewritten.get()).values[0]?.value;

it("O-92: a large table waits for a quiet time, is counted until then, and is rewritten", () =>
  inFreshDatabase(async (roomId) => {
    await prisma.$executeRaw`
      INSERT INTO room_log (room_id, seq, command_id, entry, at)
      SELECT ${roomId}::uuid, n, 'large-' || n, to_jsonb((SELECT string_agg(md5(n || '-' || m), '')
        FROM generate_series(1, 2000) m)), now() FROM generate_series(1, 400) n`;
    await prisma.roomLogEntry.deleteMany({ where: { roomId } });
    expect(await megabytes()).toBeGreaterThan(16);

    rewriteLargeTablesWhen(async () => false);
    scheduleRewrite("room_log");
    await expect.poll(waiting).toBe(1);
    expect(await megabytes()).toBeGreaterThan(16);

    rewriteLargeTablesWhen(async () => true);
    scheduleRewrite("room_log");
    await expect.poll(waiting).toBe(0);
    expect(await megabytes()).toBeLessThan(2);
  }));

it("O-92: a start leaves the tables alone while rooms come back, and rewrites them later", () =>
  inFreshDatabase(async (roomId) => {
    const fileOf = async (table: string) =>
      (await prisma.$queryRaw<{ file: number }[]>`SELECT pg_relation_filenode(${table})::int AS file`)[0]!
        .file;
    await prisma.roomLogEntry.create({ data: { roomId, seq: 1, commandId: "c", entry: {}, at: new Date() } });
    await prisma.roomSnapshot.create({ data: { roomId, seq: 1, state: {} } });
    const [log, snapshot] = [await fileOf("room_log"), await fileOf("room_snapshot")];
    rewriteAfterStart();
    scheduleRewrite("room_snapshot");
    await expect.poll(() => fileOf("room_snapshot")).not.toBe(snapshot);
    expect(await fileOf("room_log")).toBe(log);
    await finishRewriting();
    expect(await fileOf("room_log")).not.toBe(log);
  }));

it("O-95, O-131: erasures in running rooms are combined; the answers' table stays as it is where the person gave none", () =>
  inFreshDatabase(async (roomId) => {
    const files = async () => {
      const [row] = await prisma.$queryRaw<
        Record<"answer" | "participant" | "promise" | "support", number>[]
      >`
        SELECT pg_relation_filenode('answer')::int AS answer, pg_relation_filenode('participant')::int AS participant,
          pg_relation_filenode('promise')::int AS promise, pg_relation_filenode('post_support')::int AS support`;
      return row!;
    };
    // Answers taken back before the rest was erased are still in the tables' files.
    const phone = { owner: "owner", cipher: randomBytes(32) };
    await commitmentStore.keep(roomId, "q", phone, 1, { goal: ["told in confidence"] });
    await commitmentStore.drop(roomId, "q", phone);
    await prisma.questionBoxPost.create({ data: { roomId, id: "p", text: "?" } });
    await boxStore.support(roomId, "p", "label", true);
    await boxStore.support(roomId, "p", "label", false);
    const first = await files();
    for (let n = 0; n < 10; n++) {
      const participant = randomUUID();
      await prisma.participant.create({
        data: { id: participant, roomId, alias: "Mei", resumeCodeNonce: n, resumeCodeHash: participant },
      });
      await eraseParticipant({ roomId, participant, answers: [], box: null, owner: null });
    }
    expect(await files()).toEqual(first);
    await finishRewriting();
    const last = await files();
    expect(last.answer).toBe(first.answer);
    for (const table of ["participant", "promise", "support"] as const)
      expect(last[table], table).not.toBe(first[table]);
  }));
