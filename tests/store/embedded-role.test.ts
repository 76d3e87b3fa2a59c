/** Rights of Plenary in the embedded database: with its tables all, outside of them none. */
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { connect } from "@/server/store/database/connect";
import { startEmbedded } from "@/server/store/database/embedded/supervisor";
import { migrate } from "@/server/store/database/migrations/migrate";
import { temporaryFolder } from "@/tests/support/server-process";

const folder = path.join(temporaryFolder(), "data");
const start = () => startEmbedded(folder, { durable: false });
let cluster: Awaited<ReturnType<typeof start>>;

async function query(sql: string, url = cluster.url()): Promise<Record<string, unknown>[]> {
  const client = await connect(url);
  try {
    const results = await client.query(sql);
    return [results].flat().at(-1)!.rows;
  } finally {
    await client.end();
  }
}

/** The cluster as an earlier version made it: its first role, a superuser, is Plenary's. */
async function makeAsBefore(): Promise<void> {
  await query("CREATE ROLE renaming SUPERUSER", cluster.superuserUrl());
  await query(
    `REASSIGN OWNED BY plenary TO plenary_superuser; DROP OWNED BY plenary; DROP ROLE plenary;
     SET SESSION AUTHORIZATION renaming; ALTER ROLE plenary_superuser RENAME TO plenary`,
    cluster.superuserUrl("plenary"),
  );
  await query("DROP ROLE renaming");
}

beforeAll(async () => {
  cluster = await start();
  await migrate(cluster.url());
});
afterAll(() => cluster.stop());

const isSuperuser = () => query("SELECT rolsuper FROM pg_roles WHERE rolname = current_user");

it("O-96: Plenary's role in the embedded database starts no program and reads no file", async () => {
  expect(await isSuperuser()).toEqual([{ rolsuper: false }]);
  await expect(query("COPY (SELECT 1) TO PROGRAM 'cat'")).rejects.toThrow("permission denied");
  await expect(query("SELECT pg_read_file('PG_VERSION')")).rejects.toThrow("permission denied");
  await expect(query("CREATE ROLE other SUPERUSER")).rejects.toThrow("permission denied");
});

it("O-96: it owns all that an earlier version's superuser owned, and discards old log", async () => {
  await makeAsBefore();
  await query(
    "CREATE TYPE mood AS ENUM ('calm'); CREATE SCHEMA side; CREATE TABLE side.seat (id serial, mood mood)",
  );
  expect(await isSuperuser()).toEqual([{ rolsuper: true }]);
  await cluster.stop();
  cluster = await start();
  expect(await isSuperuser()).toEqual([{ rolsuper: false }]);
  expect(
    await query(`SELECT oid::regclass FROM pg_class WHERE pg_get_userbyid(relowner) <> 'plenary'
      AND relnamespace IN ('public'::regnamespace, 'side'::regnamespace)`),
  ).toEqual([]);
  await query("ALTER TYPE mood ADD VALUE 'tense'; DROP TABLE side.seat");
  await query("VACUUM FULL answer");
  await query(
    "ALTER TABLE access_log ADD COLUMN more int; CREATE OR REPLACE FUNCTION notes_stay() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN END'",
  );
  await query("SELECT pg_switch_wal()");
  await query("CHECKPOINT");
  expect(await query("SELECT rolname FROM pg_roles WHERE rolname !~ '^pg_' ORDER BY 1")).toEqual([
    { rolname: "plenary" },
    { rolname: "plenary_superuser" },
  ]);
});
