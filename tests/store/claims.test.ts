import { afterAll, beforeAll, expect, it } from "vitest";
import { type TaskLocks, taskLocks } from "@/server/store/database/task-locks";
import { FaultProxy } from "@/tests/faults/fault-proxy";
import { freshDatabase, type TestDatabase } from "@/tests/support/database";

let database: TestDatabase;
let network: FaultProxy;
let one: TaskLocks;
let other: TaskLocks;

beforeAll(async () => {
  database = await freshDatabase();
  network = await FaultProxy.before(database.url);
  one = taskLocks(network.url);
  other = taskLocks(database.url);
});
afterAll(async () => {
  await one.close();
  await other.close();
  network.close();
  await database.drop();
});

it("what one process has, no other gets until it is let go", async () => {
  expect([await one.claim("minutes"), await other.claim("minutes"), await one.claim("minutes")]).toEqual([
    true,
    false,
    true,
  ]);
  expect(await one.release("minutes")).toBe(false);
  expect([await other.claim("minutes"), await one.claim("minutes")]).toEqual([true, false]);
});

it("a database that falls silent is given up on, and what was held is free for others and claimed again afterwards", async () => {
  expect(await one.claim("files")).toBe(true);
  network.silence();
  await expect(one.claim("posts")).rejects.toThrow(/timeout/);
  await expect.poll(() => other.claim("files")).toBe(true);
  network.restore();
  await expect.poll(() => one.claim("posts")).toBe(true);
  expect(await one.claim("files")).toBe(false);
});
