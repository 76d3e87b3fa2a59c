/** Statistics of Postgres's planner: nothing that people wrote or could be known by (E-56). */
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Client } from "pg";
import { connect } from "@/server/store/database/connect";
import { freshDatabase, type TestDatabase } from "@/tests/support/database";

let database: TestDatabase;
let db: Client;
beforeAll(async () => {
  database = await freshDatabase();
  db = await connect(database.url);
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

it("E-56: keeps no sample of answers, words, names or keys, however often the planner looks", async () => {
  const room = "0b9f7a10-8d3f-4a58-9a6e-3d0f6b9f7a10";
  await db.query(
    "INSERT INTO room (id, title, language, workshop, settings, join_hash) VALUES ($1, 'Room', 'en', '{}', '{}', 'hash')",
    [room],
  );
  await db.query(
    `INSERT INTO sealed_answer (id, room_id, activity_id, question_id, round, person, body)
     SELECT gen_random_uuid(), $1, 'a', 'q', 1, gen_random_uuid(), jsonb_build_object('text', 'canary ' || n % 7) FROM generate_series(1, 500) n`,
    [room],
  );
  await db.query(
    `INSERT INTO post (room_id, id, text) SELECT $1, n::text, 'canary ' || n % 7 FROM generate_series(1, 500) n`,
    [room],
  );
  const columns = async (having: string) => {
    await db.query("ANALYZE");
    const kept = await db.query<{ column: string; sample: string }>(
      `SELECT tablename || '.' || attname AS "column", concat(most_common_vals::text, histogram_bounds::text) AS sample FROM pg_stats WHERE schemaname = 'public'`,
    );
    return kept.rows.flatMap(({ column, sample }) => (sample.includes(having) ? [column] : []));
  };
  expect(await columns("")).toContain("sealed_answer.question_id");
  expect(await columns("")).not.toContain("sealed_answer.body");
  expect(await columns("canary")).toEqual([]);
  // Where the planner may remember a text, it is found.
  await db.query("ALTER TABLE post ALTER COLUMN text SET STATISTICS 100");
  expect(await columns("canary")).toEqual(["post.text"]);
});
