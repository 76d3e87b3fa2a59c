/**
 * Brings the database to the schema of this version, from the SQL files in prisma/migrations. Each migration
 * and its row in Prisma's `_prisma_migrations` table commit together, so a start that is cut short changes
 * nothing. A lock that is not free at once is tried again later, so that people at work do not wait long.
 * Prisma's own engine through the pg adapter cannot promise that: it cuts scripts at every ";" and runs the
 * pieces one by one. `prisma migrate deploy` and this file accept each other's work.
 */
import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import { codeOf, messageOf, StartError } from "@/server/platform/start-error";
import { projectRoot } from "@/server/platform/settings/project-root";
import { connect, unreachableError } from "@/server/store/database/connect";
import {
  incompatibleMigrations,
  isAdditive,
  migrationNumber,
} from "@/server/store/database/migrations/additive";
import { announced } from "@/server/store/database/announcements";

export interface Migration {
  name: string;
  sql: string;
}

interface AppliedMigration {
  migration_name: string;
  checksum: string;
  finished: boolean;
}

const oldestServer = 140_000;

/** Milliseconds that a migration waits for a lock, while everybody who comes after it waits too. */
const LOCK_TIMEOUT_MS = 200;
/** Milliseconds that one statement may take while other servers are at work. */
const STATEMENT_TIMEOUT_MS = 3_000;
/** Milliseconds for which locks are asked for again and again. */
const MIGRATION_TIMEOUT_MS = 120_000;
const MAX_RETRY_DELAY_MS = 1_000;

/** Postgres's codes for a lock that was not free in time, a deadlock, and a statement that took too long. */
const [NOT_AT_ONCE, DEADLOCK, TOO_LONG] = ["55P03", "40P01", "57014"];

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

/** In the order of their names. */
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

function refuseOtherHistory(applied: AppliedMigration[], migrations: Migration[]): void {
  const refuse = (text: string) => {
    throw new StartError("migration", text);
  };
  for (const row of applied) {
    const migration = migrations.find(({ name }) => name === row.migration_name);
    if (!row.finished)
      refuse(
        `The migration ${row.migration_name} was begun by another tool and did not finish: restore a ` +
          `backup, or repair it with "npx prisma migrate resolve".`,
      );
    else if (!migration && incompatibleMigrations([row.migration_name], []).length === 0) continue;
    else if (!migration)
      refuse(
        `This data was made by a newer Plenary (it knows the migration ${row.migration_name}, which ` +
          "this version does not): update Plenary, or use other data.",
      );
    else if (!sameText(migration.sql, row.checksum))
      refuse(
        `The migration ${row.migration_name} was edited after it had been applied to this database: ` +
          `restore prisma/migrations/${row.migration_name}/migration.sql as it was.`,
      );
  }
}

/** Makes the table of migrations, which names what was applied, where it is missing. */
export async function createMigrationsTable(client: pg.ClientBase): Promise<void> {
  await client.query("SET client_min_messages = warning");
  await client.query(migrationsTable);
}

export async function applyAndRecord(client: pg.ClientBase, { name, sql }: Migration): Promise<void> {
  await client.query(sql);
  await client.query(
    `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
    [randomUUID(), checksumOf(sql), name],
  );
}

/** Servers over this database that do not know a migration. */
async function olderThan(client: pg.Client, name: string): Promise<string[]> {
  return (await announced(client, "tables"))
    .filter(({ value }) => value < migrationNumber(name))
    .map(({ server }) => server);
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  const { name } = migration;
  const atWork = await olderThan(client, name);
  if (atWork.length > 0 && !isAdditive(name))
    throw new StartError(
      "migration",
      `Every server has to be stopped for the migration ${name}, and some run (${atWork.join(", ")}): ` +
        "stop them all, then start this one. Nothing was changed by it.",
    );
  const until = Date.now() + MIGRATION_TIMEOUT_MS;
  for (let wait = 50; ; wait = Math.min(wait * 2, MAX_RETRY_DELAY_MS)) {
    const why = await tryOnce(client, migration, atWork.length > 0).catch((error: unknown) => {
      throw new StartError(
        "migration",
        codeOf(error) === TOO_LONG
          ? `The migration ${name} takes so long that people at work would wait for it: stop all ` +
              "servers, then start this one. Nothing was changed by it."
          : "The database could not be brought to this version; nothing was changed by the migration " +
              `${name} (${messageOf(error)}).`,
      );
    });
    if (why === "done") return;
    if (Date.now() > until)
      throw new StartError(
        "migration",
        `The migration ${name} found no moment at which nobody uses a table for long: end what does (a ` +
          "backup, a tool of yours), then start again. Nothing was changed by it.",
      );
    await pause(wait * (0.5 + Math.random() / 2));
  }
}

/** @throws whatever keeps it from being applied for good */
async function tryOnce(client: pg.Client, migration: Migration, beside: boolean): Promise<"done" | "locked"> {
  await client.query("BEGIN");
  try {
    await client.query(`SET LOCAL lock_timeout = ${LOCK_TIMEOUT_MS}`);
    if (beside) await client.query(`SET LOCAL statement_timeout = ${STATEMENT_TIMEOUT_MS}`);
    await applyAndRecord(client, migration);
    await client.query("COMMIT");
    return "done";
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    if (codeOf(error) === NOT_AT_ONCE || codeOf(error) === DEADLOCK) return "locked";
    throw error;
  }
}

/**
 * Applies what is missing. Only one process may do so at a time (`withStartLock` sees to it).
 * @returns names of the migrations applied now, in order.
 * @throws StartError ("databaseUnreachable", "databaseUnsuitable", "migration") with a sentence.
 */
export async function migrate(url: string, migrations: Migration[] = readMigrations()): Promise<string[]> {
  const client = await connect(url, undefined, "plenary migrations").catch((error) => {
    throw unreachableError(url, error);
  });
  try {
    await refuseOldServer(client);
    await createMigrationsTable(client);
    const { rows } = await client.query<AppliedMigration>(
      `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished
       FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY started_at`,
    );
    refuseOtherHistory(rows, migrations);
    const missing = migrations.filter(({ name }) => !rows.some((row) => row.migration_name === name));
    for (const migration of missing) await applyOne(client, migration);
    return missing.map(({ name }) => name);
  } catch (error) {
    throw error instanceof StartError ? error : unreachableError(url, error);
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
