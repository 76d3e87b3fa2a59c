/** Rows of an archive into tables that are there already. */
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from } from "pg-copy-streams";
import {
  ArchiveError,
  type ArchiveReader,
  type Header,
  type Unreadable,
} from "@/server/store/backup/archive/format";
import { columnList, quoteName, tablesOf } from "@/server/store/backup/archive/schema";
import { codeOf } from "@/server/platform/start-error";
import type { Migration } from "@/server/store/database/migrations/migrate";

/**
 * Splits the migrations of this software into those that the archive's database had, and those that it
 * lacked. Null where it had one that this software does not know.
 */
export function splitMigrations(
  header: Header,
  migrations: readonly Migration[],
): { then: Migration[]; since: Migration[] } | null {
  const had = new Set(header.migrations.map(({ name }) => name));
  const then = migrations.filter(({ name }) => had.has(name));
  return then.length === had.size ? { then, since: migrations.filter(({ name }) => !had.has(name)) } : null;
}

/** Does `work` in a transaction, which is kept only where it went well. */
export async function restoring<R extends { ok: boolean }>(
  client: pg.ClientBase,
  work: () => Promise<R>,
): Promise<R | { ok: false; reason: Unreadable }> {
  await client.query("BEGIN");
  try {
    const restored = await work();
    await client.query(restored.ok ? "COMMIT" : "ROLLBACK");
    return restored;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    if (error instanceof ArchiveError) return { ok: false, reason: error.reason };
    throw error;
  }
}

/**
 * Puts every row of the archive into the tables of `schema`, to the end of the file.
 * @returns how many rows.
 * @throws ArchiveError when the file is not whole and sound, or does not fit the tables.
 */
export async function loadRows(
  client: pg.ClientBase,
  reader: ArchiveReader,
  schema: string,
): Promise<number> {
  const tables = new Map((await tablesOf(client, schema)).map((t) => [t.name, t]));
  let rows = 0;
  for (let head = await reader.next(); head; head = await reader.next()) {
    const { table, columns } = head;
    if (!tables.has(table) || !columns.every((c) => tables.get(table)!.columns.includes(c)))
      throw new ArchiveError("damaged");
    const copying = client.query(
      from(`COPY ${quoteName(schema)}.${quoteName(table)} (${columnList(columns)}) FROM STDIN`),
    );
    try {
      await pipeline(Readable.from(reader.rows(), { objectMode: false, highWaterMark: 65_536 }), copying);
    } catch (error) {
      // A value that fits no column, or refers to a missing row, was not written by us.
      if (/^2[23]/.test(codeOf(error) ?? "")) throw new ArchiveError("damaged");
      throw error;
    }
    rows += copying.rowCount;
  }
  return rows;
}
