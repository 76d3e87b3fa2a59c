import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freshDatabase, type TestDatabase } from "@/tests/support/database";

let database: TestDatabase;
let store: typeof import("@/server/store/access-log");
let prismaModule: typeof import("@/server/store/prisma");

beforeAll(async () => {
  database = await freshDatabase();
  process.env.DATABASE_URL = database.url;
  prismaModule = await import("@/server/store/prisma");
  store = await import("@/server/store/access-log");
});
afterAll(async () => {
  await prismaModule.closePrisma();
  await database.drop();
});

it("F-2: keeps who did what, the newest first, and knows when an account is gone", async () => {
  const [room, other, ada] = [randomUUID(), randomUUID(), randomUUID()];
  await prismaModule.prisma.account.create({ data: { id: ada, name: "Ada", email: "ada@example.org", passwordHash: "x" } });
  await store.logAccess(room, ada, "export", "docx");
  await store.logAccess(room, randomUUID(), "publish");
  await store.logAccess(other, ada, "purge");
  const notes = await store.accessNotes(room);
  expect(notes.map(({ name, action, detail }) => ({ name, action, detail }))).toEqual([
    { name: "", action: "publish", detail: null },
    { name: "Ada", action: "export", detail: "docx" },
  ]);
});

it("F-2: counts reading the page again within an hour as one reading", async () => {
  const [room, ada, ben] = [randomUUID(), randomUUID(), randomUUID()];
  for (const account of [ada, ada, ben, ada]) await store.logOnce(room, account, "open");
  expect(await store.accessNotes(room)).toHaveLength(2);
  await store.logOnce(room, ada, "open", undefined, new Date(Date.now() + 3_700_000));
  expect(await store.accessNotes(room)).toHaveLength(3);
});
