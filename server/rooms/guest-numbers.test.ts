import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { GuestNumbers } from "@/server/rooms/guest-numbers";

const people = (count: number) => Array.from({ length: count }, () => randomUUID());

describe("numbers of people without a name (B-276)", () => {
  it("are each one's own, and stay", () => {
    const numbers = new GuestNumbers();
    const ids = people(2_000);
    const first = ids.map(numbers.of);
    expect(new Set(first).size).toBe(ids.length);
    expect(ids.map(numbers.of)).toEqual(first);
    expect(Math.min(...first)).toBeGreaterThan(0);
  });

  it("are the same after a restart", () => {
    const ids = people(40);
    const [before, after] = [new GuestNumbers(), new GuestNumbers()];
    expect(ids.map(after.of)).toEqual(ids.map(before.of));
  });

  it("tell nothing of the order in which people came", () => {
    const ids = people(12);
    // Few of many numbers: hardly ever do two want the same, and then only these two depend on who came first.
    const there = new GuestNumbers();
    const back = new GuestNumbers();
    for (const id of ids) there.of(id);
    for (const id of [...ids].reverse()) back.of(id);
    const same = ids.filter((id) => there.of(id) === back.of(id));
    expect(same.length).toBeGreaterThanOrEqual(ids.length - 4);
  });
});
