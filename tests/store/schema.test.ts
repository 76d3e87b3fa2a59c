import { expect, test } from "vitest";
import { connect } from "@/server/store/database/connect";
import { emptyDatabase, freshDatabase } from "@/tests/support/database";
import { historyOf, openEngine, sqlOfSchema } from "@/tests/store/schema-engine";

const questions = {
  columns: `SELECT table_name, column_name, data_type, udt_name, is_nullable, column_default, datetime_precision,
      character_maximum_length, numeric_precision
    FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'
    ORDER BY table_name, column_name`,
  indexes: `SELECT tablename, indexname, indexdef FROM pg_indexes
    WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY tablename, indexname`,
  constraints: `SELECT conrelid::regclass::text AS "table", conname, contype, 
      -- Whether rows that were there before were looked at is no part of the schema.
      replace(pg_get_constraintdef(oid), ' NOT VALID', '') AS definition FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text <> '_prisma_migrations' ORDER BY 1, 2`,
  enums: `SELECT typname, enumlabel FROM pg_enum JOIN pg_type ON pg_type.oid = enumtypid ORDER BY typname, enumsortorder`,
};

async function catalogueOf(url: string): Promise<Record<string, unknown[]>> {
  const client = await connect(url);
  const answers: Record<string, unknown[]> = {};
  for (const [name, sql] of Object.entries(questions)) answers[name] = (await client.query(sql)).rows;
  await client.end();
  return answers;
}

test("a database built by the migrations is the one the schema describes", async () => {
  const [migrated, described] = await Promise.all([freshDatabase(), emptyDatabase()]);
  const engine = await openEngine(described.url);
  const client = await connect(described.url);
  await client.query(await sqlOfSchema(engine));
  await client.end();
  const [actual, expected] = await Promise.all([catalogueOf(migrated.url), catalogueOf(described.url)]);
  expect(expected.columns?.length).toBeGreaterThan(10);
  expect(actual).toEqual(expected);
  await Promise.all([migrated.drop(), described.drop()]);
});

test("Prisma finds nothing amiss in the history our migrations write", async () => {
  const database = await freshDatabase();
  const engine = await openEngine(database.url);
  expect(await historyOf(engine)).toMatchObject({
    editedMigrationNames: [],
    failedMigrationNames: [],
    hasMigrationsTable: true,
    history: null,
  });
  await database.drop();
});
