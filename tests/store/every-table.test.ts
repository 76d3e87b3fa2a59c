import { expect, test } from "vitest";
import { tablesOf } from "@/server/store/backup/archive/schema";
import { connect } from "@/server/store/database/connect";
import { tables } from "@/server/store/database/tables";
import { freshDatabase } from "@/tests/support/database";

test("E-30: of every table it is said what becomes of it, and of none that is not there", async () => {
  const database = await freshDatabase();
  const client = await connect(database.url);
  const names = (await tablesOf(client, "public")).map(({ name }) => name);
  await client.end();
  await database.drop();
  expect(names.length).toBeGreaterThan(20);
  expect(
    names.filter((name) => !Object.hasOwn(tables, name)),
    "name these in server/store/database/tables.ts",
  ).toEqual([]);
  expect(
    Object.keys(tables).filter((name) => !names.includes(name)),
    "take these out of server/store/database/tables.ts",
  ).toEqual([]);
});
