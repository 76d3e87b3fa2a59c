/**
 * Brings the database to the schema of this version, from the SQL files in prisma/migrations. Each migration and
 * its row in Prisma's `_prisma_migrations` table commit together, so a start that is cut short changes nothing.
 * Prisma's own engine through the pg adapter cannot promise that: it cuts scripts at every ";" and runs the pieces
 * one by one. `prisma migrate deploy` and this file accept each other's work.
 */
import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type pg from "pg";
import { messageOf, StartError } from "@/server/fatal";
import { projectRoot } from "@/server/project-root";
import { connect, unreachable } from "@/server/store/connect";

interface Migration {
  name: string;
  sql: string;
}

interface Applied {
  migration_name: string;
  checksum: string;
  finished: boolean;
}

const oldestServer = 140_000;

const migrationsTable = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

/** The checksum Prisma keeps of a migration: SHA-256 of its text, in hexadecimal. */
export function checksumOf(sql: string): string {
  return createHash("sha256").update(sql).digest("hex");
}

/** The migrations in `folder`, in the order of their names. */
export function readMigrations(folder = path.join(projectRoot, "prisma", "migrations")): Migration[] {
  return readdirSync(folder)
    .toSorted()
    .map((name) => ({ name, file: path.join(folder, name, "migration.sql") }))
    .filter(({ file }) => existsSync(file))
    .map(({ name, file }) => ({ name, sql: readFileSync(file, "utf8") }));
}

/** A file checked out with other line ends is not an edited one. */
function sameText(sql: string, checksum: string): boolean {
  const unix = sql.replaceAll("\r\n", "\n");
  return [sql, unix, unix.replaceAll("\n", "\r\n")].some((text) => checksumOf(text) === checksum);
}

function refuseOtherHistory(applied: Applied[], migrations: Migration[]): void {
  const refuse = (text: string) => {
    throw new StartError("migration", text);
  };
  for (const row of applied) {
    const known = migrations.find(({ name }) => name === row.migration_name);
    if (!row.finished)
      refuse(
        `The migration ${row.migration_name} was begun by another tool and did not finish: restore a backup, or repair it with "npx prisma migrate resolve".`,
      );
    else if (!known)
      refuse(
        `This data was made by a newer Plenary (it knows the migration ${row.migration_name}, which this version does not): update Plenary, or use other data.`,
      );
    else if (!sameText(known.sql, row.checksum))
      refuse(
        `The migration ${row.migration_name} was edited after it had been applied to this database: restore prisma/migrations/${row.migration_name}/migration.sql as it was.`,
      );
  }
}

async function applyOne(client: pg.Client, { name, sql }: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksumOf(sql), name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw new StartError(
      "migration",
      `The database could not be brought to this version; nothing was changed by the migration ${name} (${messageOf(error)}).`,
    );
  }
}

/**
 * Applies what is missing. Only one process may do so at a time (the single-copy lock sees to it).
 * @returns names of the migrations applied now, in order.
 * @throws StartError ("databaseUnreachable", "databaseUnsuitable", "migration") with a sentence.
 */
export async function migrate(url: string, migrations: Migration[] = readMigrations()): Promise<string[]> {
  const client = await connect(url, 5_000, "plenary migrations").catch((error) => {
    throw unreachable(url, error);
  });
  try {
    await refuseOldServer(client);
    await client.query("SET client_min_messages = warning");
    await client.query(migrationsTable);
    const { rows } = await client.query<Applied>(
      `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished
       FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY started_at`,
    );
    refuseOtherHistory(rows, migrations);
    const missing = migrations.filter(({ name }) => !rows.some((row) => row.migration_name === name));
    for (const migration of missing) await applyOne(client, migration);
    return missing.map(({ name }) => name);
  } catch (error) {
    throw error instanceof StartError ? error : unreachable(url, error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: number; name: string }>(
    "SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS name",
  );
  const server = rows[0];
  if (server && server.number < oldestServer)
    throw new StartError(
      "databaseUnsuitable",
      `The database is Postgres ${server.name}, which is too old: Plenary needs Postgres 14 or newer.`,
    );
}
