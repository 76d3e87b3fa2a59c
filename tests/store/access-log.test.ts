import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freshDatabase, type TestDatabase } from "@/tests/support/database";

let database: TestDatabase;
let store: typeof import("@/server/store/accounts/access-log");
let prismaModule: typeof import("@/server/store/database/prisma");

beforeAll(async () => {
  database = await freshDatabase();
  process.env.DATABASE_URL = database.url;
  process.env.PLENARY_NOTE_KEY = randomBytes(32).toString("base64url");
  prismaModule = await import("@/server/store/database/prisma");
  store = await import("@/server/store/accounts/access-log");
});
afterAll(async () => {
  await prismaModule.closePrisma();
  await database.drop();
});

it("F-2: keeps who did what, the newest first, and knows when an account is gone", async () => {
  const [room, other, ada] = [randomUUID(), randomUUID(), randomUUID()];
  await prismaModule.prisma.account.create({
    data: { id: ada, name: "Ada", email: "ada@example.org", passwordHash: "x" },
  });
  await store.logAccess(room, ada, "export", "docx");
  await store.logAccess(room, randomUUID(), "publish");
  await store.logAccess(other, ada, "purge");
  const notes = await store.accessLog(room);
  expect(notes.map(({ name, action, detail }) => ({ name, action, detail }))).toEqual([
    { name: "", action: "publish", detail: null },
    { name: "Ada", action: "export", detail: "docx" },
  ]);
});

it("F-2: counts reading the page again within an hour as one reading", async () => {
  const [room, ada, ben] = [randomUUID(), randomUUID(), randomUUID()];
  for (const account of [ada, ada, ben, ada]) await store.logAccessHourly(room, account, "open");
  expect(await store.accessLog(room)).toHaveLength(2);
  await store.logAccessHourly(room, ada, "open", undefined, new Date(Date.now() + 3_700_000));
  expect(await store.accessLog(room)).toHaveLength(3);
});

/** Runs a statement as the owner of the database. */
async function byHand(sql: string): Promise<void> {
  await prismaModule.prisma.$transaction(async (tx) => {
    const triggers = async (what: "DISABLE" | "ENABLE") => {
      for (const table of ["access_log", "account_note", "note_seal"])
        await tx.$executeRawUnsafe(`ALTER TABLE ${table} ${what} TRIGGER USER`);
    };
    await triggers("DISABLE");
    await tx.$executeRawUnsafe(sql);
    await triggers("ENABLE");
  });
}

it("F-19: seals notes over one another, also when several are made at once, and shows what was done to them by hand", async () => {
  const [room, other] = [randomUUID(), randomUUID()];
  await Promise.all(
    Array.from({ length: 8 }, (_, i) =>
      store.logAccess(i % 2 ? room : other, randomUUID(), "export", `${i}`),
    ),
  );
  const whole = await store.verifyAccessLog(room);
  expect(whole).toMatchObject({ sealed: 4, unsealed: 0, broken: null });
  expect(whole.last).toMatch(/^[\w-]{43}$/);

  for (const sql of [
    "UPDATE access_log SET detail = 'none'",
    "DELETE FROM access_log",
    "DELETE FROM note_seal",
  ]) {
    await expect(
      prismaModule.prisma.$executeRawUnsafe(
        `${sql} WHERE ${sql.includes("seal") ? "chain" : "room_id::text"} = '${room}'`,
      ),
    ).rejects.toThrow("neither changed nor taken out");
  }
  const second = `(SELECT note_id FROM note_seal WHERE chain = '${room}' AND seq = 2)`;
  await byHand(`UPDATE access_log SET account_id = gen_random_uuid() WHERE id = ${second}`);
  expect(await store.verifyAccessLog(room)).toMatchObject({ broken: 2 });
  await byHand(`DELETE FROM access_log WHERE id = ${second}`);
  expect(await store.verifyAccessLog(room)).toMatchObject({ broken: 2 });
  expect(await store.verifyAccessLog(other)).toMatchObject({ sealed: 4, broken: null });
  await byHand(
    `INSERT INTO access_log (id, room_id, account_id, action) VALUES (gen_random_uuid(), '${other}', gen_random_uuid(), 'open')`,
  );
  expect(await store.verifyAccessLog(other)).toMatchObject({ sealed: 4, unsealed: 1, broken: null });
});
