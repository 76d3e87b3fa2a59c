import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { StartError } from "@/server/platform/start-error";
import { connect } from "@/server/store/database/connect";
import { migrate, readMigrations } from "@/server/store/database/migrations/migrate";
import { emptyDatabase, type TestDatabase } from "@/tests/support/database";

let database: TestDatabase;
beforeEach(async () => {
  database = await emptyDatabase();
});
afterEach(() => database.drop());

const a = {
  name: "0001_a",
  sql: "CREATE TABLE a (id int); COMMENT ON TABLE a IS 'a; semicolon'; DO $$ BEGIN PERFORM 1; END $$;",
};
const b = { name: "0002_b", sql: "CREATE TABLE b (id int);" };
const broken = { name: "0002_b", sql: "CREATE TABLE b (id int); SELECT * FROM nowhere;" };

async function tables(): Promise<string[]> {
  const client = await connect(database.url);
  const { rows } = await client.query(
    "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
  );
  await client.end();
  return rows.map((row) => row.tablename).filter((name) => name !== "_prisma_migrations");
}

describe("migrations", () => {
  test("are applied in order, once", async () => {
    expect(await migrate(database.url, [a])).toEqual(["0001_a"]);
    expect(await migrate(database.url, [a, b])).toEqual(["0002_b"]);
    expect(await migrate(database.url, [a, b])).toEqual([]);
    expect(await tables()).toEqual(["a", "b"]);
  });

  test("change nothing when one of their statements fails", async () => {
    await expect(migrate(database.url, [a, broken])).rejects.toThrow(
      /nothing was changed by the migration 0002_b/,
    );
    expect(await tables()).toEqual(["a"]);
    expect(await migrate(database.url, [a, b])).toEqual(["0002_b"]);
  });

  test("edited after they were applied are refused", async () => {
    await migrate(database.url, [a]);
    const edited = migrate(database.url, [{ ...a, sql: `${a.sql} -- more` }]);
    await expect(edited).rejects.toThrow(StartError);
    await expect(edited).rejects.toThrow("0001_a was edited after it had been applied");
  });

  test("checked out with other line ends are the same", async () => {
    await migrate(database.url, [{ name: "0001_a", sql: "CREATE TABLE a\n(id int);\n" }]);
    expect(await migrate(database.url, [{ name: "0001_a", sql: "CREATE TABLE a\r\n(id int);\r\n" }])).toEqual(
      [],
    );
  });

  test("of a newer Plenary are no matter where they only add, and refused where all had to be stopped for them (K-22)", async () => {
    await migrate(database.url, [a, b]);
    expect(await migrate(database.url, [a])).toEqual([]);
    const less = { name: "0003_less_all_stopped", sql: "DROP TABLE b" };
    expect(await migrate(database.url, [a, b, less])).toEqual(["0003_less_all_stopped"]);
    await expect(migrate(database.url, [a, b])).rejects.toThrow("This data was made by a newer Plenary");
  });

  test("give each workshop one row whatever its languages, and lose none", async () => {
    const [first, ...later] = readMigrations();
    await migrate(database.url, [first!]);
    const client = await connect(database.url);
    for (const [key, language] of [
      ["guide/en", "en"],
      ["guide/th", "th"],
      ["other/ko", "ko"],
    ]) {
      const content = JSON.stringify({ id: key!.split("/")[0] });
      await client.query(
        "INSERT INTO workshop (id, language, title, version, content) VALUES ($1, $2, 'T', 'v', $3)",
        [key, language, content],
      );
    }
    await migrate(database.url, [first!, ...later]);
    const { rows } = await client.query("SELECT id, content->>'id' AS inside FROM workshop ORDER BY id");
    await client.end();
    expect(rows).toEqual(["guide", "guide-th", "other"].map((id) => ({ id, inside: id })));
  });

  test("are found in the project", () => {
    expect(readMigrations()[0]?.name).toBe("0001_init");
  });
});
