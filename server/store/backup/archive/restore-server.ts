/**
 * A whole server out of its backup, into a database in which nothing is yet. The tables are made as they
 * were, filled, and brought to today's, in one transaction: a file that turns out to be damaged leaves the
 * database as empty as it was.
 */
import type { Readable } from "node:stream";
import type pg from "pg";
import { ArchiveReader, type Header, type Unreadable } from "@/server/store/backup/archive/format";
import { loadRows, restoring, splitMigrations } from "@/server/store/backup/archive/load";
import { currentSchema, quoteName, tablesOf } from "@/server/store/backup/archive/schema";
import { isInUse } from "@/server/store/backup/in-use";
import {
  applyAndRecord,
  createMigrationsTable,
  readMigrations,
} from "@/server/store/database/migrations/migrate";

export type ServerRefused = Unreadable | "newer-software" | "not-a-server" | "not-empty";

type RestoredServer =
  | { ok: true; rows: number; rooms: number; header: Header }
  | { ok: false; reason: ServerRefused };

/**
 * @param accept looks at the header before anything is changed; what it throws is thrown.
 * No other process may use the database (the single-copy lock sees to it).
 */
export async function restoreServer(
  client: pg.ClientBase,
  source: Readable,
  accept: (header: Header) => Promise<void> = async () => undefined,
): Promise<RestoredServer> {
  return restoring<RestoredServer>(client, () => inTransaction(client, source, accept));
}

async function inTransaction(
  client: pg.ClientBase,
  source: Readable,
  accept: (header: Header) => Promise<void>,
): Promise<RestoredServer> {
  const reader = await ArchiveReader.open(source);
  const { header } = reader;
  if (header.kind !== "server") return { ok: false, reason: "not-a-server" };
  const history = splitMigrations(header, readMigrations());
  if (!history) return { ok: false, reason: "newer-software" };
  if (await isInUse(client)) return { ok: false, reason: "not-empty" };
  await accept(header);

  const home = await currentSchema(client);
  const before = [...(await tablesOf(client, home)).map(({ name }) => name), "_prisma_migrations"];
  await client.query(`DROP TABLE ${before.map(quoteName).join(", ")} CASCADE`);
  await createMigrationsTable(client);
  for (const migration of history.then) await applyAndRecord(client, migration);
  const rows = await loadRows(client, reader, home);
  for (const migration of history.since) await applyAndRecord(client, migration);
  await goOnCounting(client, home);
  const { rows: count } = await client.query<{ n: number }>("SELECT count(*)::int AS n FROM room");
  return { ok: true, rows, rooms: count[0]!.n, header };
}

/** Numbers that the database gives go on after the largest that is there. */
async function goOnCounting(client: pg.ClientBase, schema: string): Promise<void> {
  const { rows } = await client.query<{ t: string; c: string; s: string }>(
    `SELECT table_name AS t, column_name AS c,
       pg_get_serial_sequence(format('%I.%I', table_schema, table_name), column_name) AS s
     FROM information_schema.columns WHERE table_schema = $1 AND column_default LIKE 'nextval(%'`,
    [schema],
  );
  for (const { t, c, s } of rows)
    if (s)
      await client.query(
        `SELECT setval($1::regclass, coalesce(max(${quoteName(c)}), 0) + 1, false) FROM ${quoteName(t)}`,
        [s],
      );
}
