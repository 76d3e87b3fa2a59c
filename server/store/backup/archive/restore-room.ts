/**
 * Restores one room from its archive into a database in use. The rows first go into a separate schema. It is
 * made as it was when the archive was written, and is then migrated to today's version. From there only the
 * rows of that room are copied. All of it is one transaction: an archive that is damaged at its very end
 * changes nothing.
 */
import { createHash, randomBytes } from "node:crypto";
import type { Readable } from "node:stream";
import type pg from "pg";
import { ArchiveError, ArchiveReader, type Unreadable } from "@/server/store/backup/archive/format";
import { loadRows, restoring, splitMigrations } from "@/server/store/backup/archive/load";
import { portionOf } from "@/server/store/backup/archive/portion";
import {
  columnList,
  currentSchema,
  historyOf,
  quoteName,
  tablesOf,
} from "@/server/store/backup/archive/schema";
import { readMigrations } from "@/server/store/database/migrations/migrate";
import { MAX_KEEP_DAYS } from "@/workshop/retention/keep-days";
import { settingsSchema } from "@/workshop/room/settings";

export type RoomRefused =
  | Unreadable
  | "newer-software"
  | "older-database"
  | "not-a-room"
  | "already-here"
  | "no-trainer";

type RestoredRoom =
  | { ok: true; room: { id: string; title: string }; rows: number; trainers: number }
  | { ok: false; reason: RoomRefused };

interface Options {
  trainers: readonly string[];
  /** Refuses a room that would have no trainer to open it. */
  reachable?: boolean;
  /** The name of an example; null: it is none. All accounts may read examples, which are never erased. */
  example?: string | null;
}

/**
 * Restores a room under its old id. Its trainers are the accounts in `trainers`, and those of the archive who
 * have an account here under the same id.
 */
export async function restoreRoom(
  client: pg.ClientBase,
  source: Readable,
  { trainers, reachable = false, example = null }: Options,
): Promise<RestoredRoom> {
  return restoring<RestoredRoom>(client, async () => {
    const whole = await inTransaction(client, source, trainers, example);
    return whole.ok && whole.trainers === 0 && reachable ? { ok: false, reason: "no-trainer" } : whole;
  });
}

async function inTransaction(
  client: pg.ClientBase,
  source: Readable,
  trainers: readonly string[],
  example: string | null,
): Promise<RestoredRoom> {
  const reader = await ArchiveReader.open(source);
  const { room, kind } = reader.header;
  if (kind !== "room" || !room) return { ok: false, reason: "not-a-room" };
  const migrations = readMigrations();
  const history = splitMigrations(reader.header, migrations);
  if (!history) return { ok: false, reason: "newer-software" };
  const applied = new Set((await historyOf(client)).map(({ name }) => name));
  if (!migrations.every(({ name }) => applied.has(name))) return { ok: false, reason: "older-database" };
  const here = await client.query("SELECT 1 FROM room WHERE id = $1::uuid", [room.id]);
  if (here.rowCount) return { ok: false, reason: "already-here" };

  const home = await currentSchema(client);
  const beside = `restoring_${randomBytes(8).toString("hex")}`;
  await client.query("SET LOCAL client_min_messages = warning");
  await client.query(`CREATE SCHEMA ${beside}`);
  await client.query(`SET LOCAL search_path = ${beside}`);
  for (const { sql } of history.then) await client.query(sql);
  await loadRows(client, reader, beside);
  for (const { sql } of history.since) await client.query(sql);
  await onlyOrdinary(client, room.id, example);
  await onlyOwnFiles(client, home);

  let rows = 0;
  const accounts = `account_id IN (SELECT id FROM ${quoteName(home)}.account)`;
  for (const table of await tablesOf(client, beside)) {
    for (const { sql, shared } of portionOf(table, room.id)) {
      const only = table.name === "room_trainer" ? ` AND ${accounts}` : "";
      const taken = await client.query(
        `INSERT INTO ${quoteName(home)}.${quoteName(table.name)} (${columnList(table.columns)})
         ${sql}${only}${shared ? " ON CONFLICT DO NOTHING" : ""}`,
      );
      rows += taken.rowCount ?? 0;
    }
  }
  await client.query(`SET LOCAL search_path = ${quoteName(home)}`);
  await client.query(`DROP SCHEMA ${beside} CASCADE`);
  await client.query(
    `INSERT INTO room_trainer (room_id, account_id, role)
     SELECT $1::uuid, id, 'trainer' FROM account WHERE id = ANY($2::uuid[])
     ON CONFLICT DO NOTHING`,
    [room.id, trainers],
  );
  const { rows: count } = await client.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM room_trainer WHERE room_id = $1::uuid",
    [room.id],
  );
  return { ok: true, room, rows, trainers: count[0]!.n };
}

/**
 * Brings the restored row of the room into the form that every ended room has. Other code reads all rooms
 * together (trainers' lists, comparisons, retention), and relies on that form.
 * @throws ArchiveError where the room has not ended, or its settings are invalid
 */
async function onlyOrdinary(client: pg.ClientBase, id: string, example: string | null): Promise<void> {
  const { rows } = await client.query<{ settings: unknown }>(
    `UPDATE room SET example = $2, ended_at = least(ended_at, now()),
       keep_days = CASE WHEN keep_days IS NOT NULL THEN least(greatest(keep_days, 1), ${MAX_KEEP_DAYS}) END
     WHERE id = $1::uuid AND ended_at IS NOT NULL RETURNING settings`,
    [id, example],
  );
  if (!rows[0] || !settingsSchema.safeParse(rows[0].settings).success) throw new ArchiveError("damaged");
  await client.query("DELETE FROM room_trainer WHERE role NOT IN ('trainer', 'co-trainer')");
}

/**
 * Checks the room's files. Files are shared: an upload with the same hash gets the stored file, also in other
 * rooms. So each file must have the hash that it is named by, and files that are here already are not
 * replaced.
 * @throws ArchiveError where the bytes of a file do not have its hash
 */
async function onlyOwnFiles(client: pg.ClientBase, home: string): Promise<void> {
  await client.query(`DELETE FROM asset_piece WHERE hash IN (SELECT hash FROM ${quoteName(home)}.asset)`);
  const { rows } = await client.query<{ hash: string }>(
    `SELECT hash FROM asset WHERE hash NOT IN (SELECT hash FROM ${quoteName(home)}.asset)`,
  );
  for (const { hash } of rows)
    if ((await sumOfFile(client, hash)) !== hash) throw new ArchiveError("damaged");
  // The file that it was made from is not known here, so its hash cannot be checked.
  await client.query("UPDATE asset SET source = hash");
}

/** SHA-256 of the bytes of a file in hexadecimal; they are read piece by piece. */
async function sumOfFile(client: pg.ClientBase, hash: string): Promise<string> {
  const sum = createHash("sha256");
  for (let number = 0; ; number++) {
    const { rows } = await client.query<{ bytes: Buffer }>(
      "SELECT bytes FROM asset_piece WHERE hash = $1 AND variant = 'file' AND number = $2",
      [hash, number],
    );
    if (!rows[0]) return sum.digest("hex");
    sum.update(rows[0].bytes);
  }
}
