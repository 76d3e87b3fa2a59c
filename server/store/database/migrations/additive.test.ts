import { describe, expect, it } from "vitest";
import {
  incompatibleMigrations,
  migrationNumber,
  objectionsTo,
  isAdditive,
} from "@/server/store/database/migrations/additive";
import { readMigrations } from "@/server/store/database/migrations/migrate";

/** The last one before servers of two versions could run beside each other. */
const BEFORE = 18;
/**
 * Keeps notes from being taken out: a server before it cannot wipe a rehearsal of which there are some, and
 * says so.
 */
const KNOWN = ["0020_sealed_notes"];

describe("changes of the tables while servers run (K-22)", () => {
  it("only add, unless their name says that all are to be stopped", () => {
    for (const { name, sql } of readMigrations())
      if (migrationNumber(name) > BEFORE && isAdditive(name) && !KNOWN.includes(name))
        expect([name, objectionsTo(sql)]).toEqual([name, []]);
  });

  it.each([
    'CREATE TABLE "a" ("id" UUID NOT NULL, CONSTRAINT "a_pkey" PRIMARY KEY ("id")); CREATE INDEX "a_i" ON "a"("id"); ALTER TABLE "a" ADD CONSTRAINT "a_f" FOREIGN KEY ("id") REFERENCES "room"("id")',
    'ALTER TABLE "room" ADD COLUMN "more" TEXT',
    'ALTER TABLE "room" ADD COLUMN "more" TEXT NOT NULL DEFAULT \'\', ADD COLUMN "seen" BOOLEAN NOT NULL DEFAULT false',
    "ALTER TABLE answer ADD CONSTRAINT c CHECK (round > 0) NOT VALID",
    "CREATE TABLE b (id int); CREATE TRIGGER t BEFORE DELETE ON b FOR EACH ROW EXECUTE FUNCTION f()",
    "-- DROP TABLE answer\nCOMMENT ON TABLE room IS 'UPDATE nothing; DROP TABLE room'",
    'ALTER TABLE "account" ALTER COLUMN "email" DROP NOT NULL',
  ])("%s may be made", (sql) => expect(objectionsTo(sql)).toEqual([]));

  it.each([
    "DROP TABLE answer",
    "ALTER TABLE answer DROP COLUMN body",
    "ALTER TABLE answer RENAME COLUMN body TO said",
    'ALTER TABLE "answer" ALTER COLUMN "round" SET DATA TYPE BIGINT',
    "ALTER TABLE answer ALTER round TYPE bigint",
    "ALTER TABLE answer ALTER COLUMN body SET NOT NULL",
    'ALTER TABLE "answer" ADD COLUMN "more" TEXT NOT NULL',
    'ALTER TABLE "answer" ADD COLUMN "more" UUID NOT NULL DEFAULT gen_random_uuid()',
    "UPDATE answer SET round = 1",
    "DELETE FROM answer",
    "CREATE TABLE b (id int); TRUNCATE answer",
    "LOCK TABLE answer",
    "ALTER TABLE answer ADD CONSTRAINT c CHECK (round > 0)",
    "CREATE TRIGGER t BEFORE DELETE ON answer FOR EACH ROW EXECUTE FUNCTION f()",
    "CREATE INDEX i ON answer (round)",
    "CREATE UNIQUE INDEX i ON answer (round)",
  ])("%s may not", (sql) => expect(objectionsTo(sql)).toHaveLength(1));

  it("are known by their names to servers that have never seen them", () => {
    expect(
      incompatibleMigrations(["0001_init", "0002_more", "0003_less_all_stopped"], ["0001_init"]),
    ).toEqual(["0003_less_all_stopped"]);
    expect(incompatibleMigrations(["0001_init"], ["0001_init", "0002_more"])).toEqual([]);
    expect(migrationNumber("0019_x")).toBe(19);
    expect(migrationNumber("x")).toBe(0);
  });
});
