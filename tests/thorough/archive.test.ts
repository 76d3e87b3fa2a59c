/** E-20 to E-27: a room and a server, taken away and brought back. */
import { createHash, randomUUID } from "node:crypto";
import { PassThrough, Readable } from "node:stream";
import { gunzipSync, gzipSync } from "node:zlib";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { restoreRoom } from "@/server/store/backup/archive/restore-room";
import { restoreServer } from "@/server/store/backup/archive/restore-server";
import { writeRoomArchive, writeServerArchive } from "@/server/store/backup/archive/write";
import { connect } from "@/server/store/database/connect";
import { freshDatabase, type TestDatabase } from "@/tests/support/database";
import { needleOf } from "@/tests/support/canary";
import { endRoom, type FullRoom, fullRoom } from "@/tests/support/full-room";
import { Plenary } from "@/tests/support/plenary";
import { bytesOf } from "@/tests/support/unpacked";

let plenary: Plenary;
let db: pg.Client;
let full: FullRoom;
let roomFile: Buffer;
const databases: TestDatabase[] = [];
const clients: pg.Client[] = [];

beforeAll(async () => {
  plenary = await Plenary.start();
  db = await connect(plenary.database.url);
  full = await fullRoom(plenary);
  expect(await writeRoomArchive(db, full.room.id, new PassThrough())).toEqual({
    ok: false,
    reason: "room-running",
  });
  await endRoom(full);
  await db.query(
    "INSERT INTO asset_link (owner, name, hash) SELECT $1, 'picture.svg', hash FROM asset LIMIT 1",
    [full.room.id],
  );
  roomFile = await bytesOf(async (out) =>
    expect(await writeRoomArchive(db, full.room.id, out)).toMatchObject({ ok: true }),
  );
}, 120_000);
afterAll(async () => {
  for (const client of [db, ...clients]) await client?.end();
  await plenary?.stop();
  for (const database of databases) await database.drop();
});

async function empty(): Promise<pg.Client> {
  const database = await freshDatabase();
  databases.push(database);
  const client = await connect(database.url);
  clients.push(client);
  return client;
}

/** Every row of every table but Prisma's own, in the order of their texts. */
async function everything(client: pg.Client, tables?: readonly string[]): Promise<Record<string, string[]>> {
  const { rows } = await client.query<{ t: string }>(
    "SELECT tablename AS t FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1",
  );
  const content: Record<string, string[]> = {};
  for (const { t } of rows) {
    if (tables && !tables.includes(t)) continue;
    content[t] = (
      await client.query<{ row: string }>(`SELECT row_to_json(x)::text AS row FROM "${t}" x ORDER BY 1`)
    ).rows.map((r) => r.row);
  }
  return content;
}

const ROOM_TABLES = [
  "room_log",
  "room_snapshot",
  "sealed_answer",
  "post",
  "sheet_update",
  "sheet_remark",
  "access_log",
  "asset",
  "asset_piece",
  "asset_link",
];

describe("the archive of one room", () => {
  it("E-20 is a gzip of lines that say what they are, without tokens, codes, keys or promises", async () => {
    const lines = gunzipSync(roomFile).toString("utf8").split("\n");
    expect(lines[0]).toBe("plenary archive 1");
    expect(JSON.parse(lines[1]!)).toMatchObject({
      kind: "room",
      room: { id: full.room.id, title: "Full workshop" },
      secrets: null,
    });
    expect(JSON.parse(lines.at(-2)!)).toMatchObject({ end: true });
    const whole = lines.join("\n");
    for (const [what, canary] of Object.entries(full.canaries)) {
      if (/^(token|promise)/.test(what)) expect(whole, what).not.toContain(needleOf(canary));
    }
    const { rows } = await db.query<{ secret: string }>(
      `SELECT token_hash AS secret FROM participant_token UNION ALL SELECT resume_hash FROM participant UNION ALL SELECT join_hash FROM room
       UNION ALL SELECT owner FROM promise UNION ALL SELECT email FROM account`,
    );
    expect(rows.length).toBeGreaterThan(18);
    for (const { secret } of rows) expect(whole).not.toContain(secret);
    expect(whole).toContain(needleOf(full.canaries["thought 0"]!));
  });

  it("E-21 is restored under the same ids, row for row, with the trainer who is named", async () => {
    const there = await empty();
    const ada = randomUUID();
    await there.query(
      "INSERT INTO account (id, email, name, password_hash) VALUES ($1, 'ada@example.org', 'Ada', 'none')",
      [ada],
    );
    expect(await restoreRoom(there, Readable.from([roomFile]), { trainers: [ada] })).toMatchObject({
      ok: true,
      room: { id: full.room.id, title: "Full workshop" },
      trainers: 1,
    });
    const [then, now] = [await everything(db, ROOM_TABLES), await everything(there, ROOM_TABLES)];
    const asset_link = then.asset_link!.filter((row) => row.includes(full.room.id));
    const used = new Set(asset_link.map((row) => JSON.parse(row).hash as string));
    const ofRoom = (rows: readonly string[]) => rows.filter((row) => used.has(JSON.parse(row).hash));
    // Of what a file was made is not taken over.
    const asset = ofRoom(then.asset!).map((row) =>
      row.replace(/"source":"[^"]*"/, `"source":"${JSON.parse(row).hash}"`),
    );
    expect(now).toEqual({ ...then, asset, asset_piece: ofRoom(then.asset_piece!), asset_link });
    expect(now.asset_piece).toHaveLength(1);
    for (const rows of [now.sealed_answer, now.room_log, now.sheet_update, now.post, now.asset_link])
      expect(rows!.length).toBeGreaterThan(0);
    const people = "SELECT id, alias, sector, language, removed FROM participant ORDER BY id";
    expect((await there.query(people)).rows).toEqual((await db.query(people)).rows);
    expect(
      (await there.query("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'restoring%'")).rows,
    ).toEqual([]);
  });

  it("E-24 is refused where the room is already there", async () => {
    expect(await restoreRoom(db, Readable.from([roomFile]), { trainers: [] })).toEqual({
      ok: false,
      reason: "already-here",
    });
  });

  it("E-23 is refused when it is damaged, cut short, newer or something else, and changes nothing then", async () => {
    const there = await empty();
    const before = await everything(there);
    const plain = gunzipSync(roomFile);
    const changed = Buffer.from(plain);
    changed[plain.indexOf("Which one?")]! ^= 1;
    const newer = plain
      .toString("utf8")
      .replace('"migrations":[', '"migrations":[{"name":"9999_later","checksum":"x"},');
    const damagedAt = (position: number) => {
      const damaged = Buffer.from(roomFile);
      damaged[position]! ^= 0xff;
      return damaged;
    };
    const stranger = plain.toString("utf8").replace('{"table":"room_log"', '{"table":"pg_authid"');
    const cases: [string, Buffer, string][] = [
      ["a changed letter", gzipSync(changed), "damaged"],
      ["a changed byte of the file", damagedAt(Math.floor(roomFile.length / 2)), "damaged"],
      ["a changed byte before anything can be read", damagedAt(12), "damaged"],
      ["half of the file", roomFile.subarray(0, roomFile.length / 2), "cut-short"],
      ["all but the last line", gzipSync(plain.subarray(0, plain.lastIndexOf('{"end"'))), "cut-short"],
      ["something after the end", gzipSync(Buffer.concat([plain, Buffer.from("more\n")])), "damaged"],
      ["a table that is none of ours", gzipSync(stranger), "damaged"],
      ["a migration that nobody knows", gzipSync(newer), "newer-software"],
      ["a later format", gzipSync("plenary archive 2\n{}\n"), "newer-format"],
      ["another file", Buffer.from("PK something"), "no-archive"],
      ["another gzip", gzipSync("hello\n"), "no-archive"],
      ["nothing", Buffer.alloc(0), "no-archive"],
    ];
    for (const [what, bytes, reason] of cases) {
      expect({ what, ...(await restoreRoom(there, Readable.from([bytes]), { trainers: [] })) }).toEqual({
        what,
        ok: false,
        reason,
      });
    }
    expect(await everything(there)).toEqual(before);
    expect(
      (await there.query("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'restoring%'")).rows,
    ).toEqual([]);
  });

  it("E-24 brings nothing but that room, whatever else the file holds", async () => {
    const there = await empty();
    const evil = randomUUID();
    const plain = gunzipSync(roomFile).toString("utf8").split("\n");
    const index = plain.findIndex((l) => l.startsWith('{"table":"room_log"'));
    plain.splice(
      index,
      0,
      '{"table":"account","columns":["id","email","name","password_hash"]}',
      `${evil}\tevil@example.org\tEvil\tnone`,
      "\\.",
    );
    const file = sealed(plain, 1);
    expect(await restoreRoom(there, Readable.from([file]), { trainers: [] })).toMatchObject({
      ok: true,
      trainers: 0,
    });
    expect((await there.query("SELECT email FROM account")).rows).toEqual([]);
  });

  it("E-24 brings nothing that would be in the way where all rooms are read together, and is no example of ours", async () => {
    const there = await empty();
    const ada = randomUUID();
    await there.query(
      "INSERT INTO account (id, email, name, password_hash) VALUES ($1, 'ada@example.org', 'Ada', 'none')",
      [ada],
    );
    const plain = gunzipSync(roomFile).toString("utf8").split("\n");
    const changed = (table: string, values: Record<string, string>) => {
      const index = plain.findIndex((l) => l.startsWith(`{"table":"${table}"`));
      const { columns } = JSON.parse(plain[index]!) as { columns: string[] };
      const row = plain[index + 1]!.split("\t").map((old, i) => values[columns[i]!] ?? old);
      return plain.with(index + 1, row.join("\t"));
    };
    const restored = (lines: readonly string[]) =>
      restoreRoom(there, Readable.from([sealed(lines)]), { trainers: [] });
    expect(await restored(changed("room", { settings: '{"rehearsal": 1}' }))).toEqual({
      ok: false,
      reason: "damaged",
    });
    expect(await restored(changed("room_trainer", { account_id: ada, role: "owner of all" }))).toMatchObject({
      ok: true,
      trainers: 0,
    });
    await there.query("DELETE FROM room");
    await there.query("DELETE FROM asset_link");
    for (const { t } of (
      await there.query<{ t: string }>(
        "SELECT table_name AS t FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'room_id' AND table_name <> 'access_log'",
      )
    ).rows)
      await there.query(`DELETE FROM "${t}"`);
    await there.query("TRUNCATE access_log");
    const odd = changed("room", {
      example: "jeju",
      ended_at: "294000-01-01 00:00:00+00",
      keep_days: "2147483647",
    });
    expect(await restored(odd)).toMatchObject({ ok: true });
    const { rows } = await there.query("SELECT example, keep_days, ended_at <= now() AS past FROM room");
    expect(rows).toEqual([{ example: null, keep_days: 365, past: true }]);
  });

  it("E-24 brings no file under the name of another, and adds nothing to one that is here", async () => {
    const there = await empty();
    const plain = gunzipSync(roomFile).toString("utf8").split("\n");
    const [hash] = (await everything(db, ["asset_link"])).asset_link!.flatMap((row) =>
      row.includes(full.room.id) ? [JSON.parse(row).hash as string] : [],
    );
    const index = plain.findIndex((l) => l.startsWith('{"table":"asset_piece"'));
    const forged = plain.with(index + 1, plain[index + 1]!.replace(/\\\\x../, "\\\\x00"));
    expect(forged[index + 1]).not.toBe(plain[index + 1]);
    expect(await restoreRoom(there, Readable.from([sealed(forged)]), { trainers: [] })).toEqual({
      ok: false,
      reason: "damaged",
    });

    await there.query(
      `INSERT INTO asset (hash, source, kind, bytes, variants) VALUES ($1, 'of somebody else', 'picture', 3, '[]')`,
      [hash],
    );
    expect(await restoreRoom(there, Readable.from([roomFile]), { trainers: [] })).toMatchObject({ ok: true });
    expect((await there.query("SELECT source FROM asset")).rows).toEqual([{ source: "of somebody else" }]);
    expect((await there.query("SELECT number FROM asset_piece")).rows).toEqual([]);
  });
});

/** The lines of an archive as a file that is sound. @param more rows than there were */
function sealed(lines: readonly string[], more = 0): Buffer {
  const body = `${lines.slice(0, -2).join("\n")}\n`;
  const end = JSON.parse(lines.at(-2)!);
  const sha256 = createHash("sha256").update(body).digest("hex");
  return gzipSync(`${body}${JSON.stringify({ ...end, sha256, rows: end.rows + more })}\n`);
}

describe("the backup of a whole server", () => {
  it("E-27 is of one moment while answers come in, and restored into an empty server row for row", async () => {
    const second = await fullRoom(plenary, 6);
    let writing = true;
    const busy = (async () => {
      for (let i = 0; writing; i++) {
        await db2.query("INSERT INTO post (room_id, id, text) VALUES ($1, $2, 'x')", [
          second.room.id,
          `busy${i}`,
        ]);
        await db2.query(
          "INSERT INTO sheet_remark (room_id, activity_id, group_id, id, kind, text) VALUES ($1, 'a', 'g', $2, 'k', 'x')",
          [second.room.id, `busy${i}`],
        );
      }
    })();
    const still = (all: Record<string, string[]>) =>
      Object.fromEntries(
        Object.entries(all).map(([t, rows]) => [t, rows.filter((r) => !r.includes("busy"))]),
      );
    // The server itself writes now and then, by its clock: a backup is compared with a moment before and
    // after which all was the same.
    let [before, file, now] = [{}, Buffer.alloc(0), {}] as [
      Record<string, string[]>,
      Buffer,
      Record<string, string[]>,
    ];
    await vi.waitFor(async () => {
      before = await everything(db);
      file = await bytesOf((out) => writeServerArchive(db, out, null));
      now = await everything(db);
      expect(still(now)).toEqual(still(before));
    }, 40_000);
    writing = false;
    await busy;
    const there = await empty();
    expect(await restoreServer(there, Readable.from([file]))).toMatchObject({
      ok: true,
      rooms: now.room!.length,
    });
    const then = await everything(there);
    const [posts, remarks] = [then.post!, then.sheet_remark!].map(
      (rows) => rows.filter((r) => r.includes("busy")).length,
    );
    expect(posts! - remarks!, "no remark without its post").toBeGreaterThanOrEqual(0);
    expect(posts! - remarks!).toBeLessThanOrEqual(1);
    expect(still(then)).toEqual(still(now));
    // Numbers that the database gives go on.
    const { rows } = await there.query<{ seq: string }>(
      `INSERT INTO sheet_update (room_id, activity_id, group_id, "update", at) VALUES ($1, 'a', 'g', '', now()) RETURNING seq`,
      [second.room.id],
    );
    const { rows: last } = await db.query<{ seq: string }>("SELECT max(seq) AS seq FROM sheet_update");
    expect(Number(rows[0]!.seq)).toBe(Number(last[0]!.seq) + 1);
    expect(await restoreServer(there, Readable.from([file]))).toEqual({ ok: false, reason: "not-empty" });
  });
  let db2: pg.Client;
  beforeAll(async () => {
    db2 = await connect(plenary.database.url);
    clients.push(db2);
  });

  it("E-26 is refused when it is damaged to the very end, and leaves an empty server that works", async () => {
    const file = await bytesOf((out) => writeServerArchive(db, out, null));
    const there = await empty();
    const before = await everything(there);
    const plain = gunzipSync(file);
    expect(
      await restoreServer(there, Readable.from([gzipSync(plain.subarray(0, plain.lastIndexOf('{"end"')))])),
    ).toEqual({ ok: false, reason: "cut-short" });
    expect(await restoreServer(there, Readable.from([roomFile]))).toEqual({
      ok: false,
      reason: "not-a-server",
    });
    expect(await restoreRoom(there, Readable.from([file]), { trainers: [] })).toEqual({
      ok: false,
      reason: "not-a-room",
    });
    expect(await everything(there)).toEqual(before);
    expect(await restoreServer(there, Readable.from([file]))).toMatchObject({ ok: true });
  });
});
