import { expect, it } from "vitest";
import { Semaphore } from "@/server/platform/limits/semaphore";

it("lets so many in, and who leaves the queue gives their place in it to somebody else", async () => {
  const gate = new Semaphore(1, 1);
  const first = await gate.enter();
  const stop = new AbortController();
  const second = gate.enter(stop.signal);
  expect(await gate.enter()).toBe(null);
  stop.abort();
  expect(await second).toBe(null);
  const third = gate.enter();
  expect(gate.waiting).toBe(1);
  first!();
  const leave = await third;
  expect(gate.waiting).toBe(0);
  leave!();
  expect(await gate.enter()).not.toBe(null);
});
