import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { GuestNumbers } from "@/server/rooms/guest-numbers";

const people = (count: number) => Array.from({ length: count }, () => randomUUID());
const numbered = (ids: readonly string[], who = ids) => who.map(new GuestNumbers().among(ids));

describe("numbers of people without a name (B-276)", () => {
  it("are each one's own, of five digits, and of more where two begin alike", () => {
    const ids = people(2_000);
    const numbers = numbered(ids);
    expect(new Set(numbers).size).toBe(ids.length);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(10_000);
    const short = numbers.filter((n) => n <= 99_999);
    expect(short.length).toBeGreaterThan(ids.length * 0.9);
    // Nobody's number is the beginning of another's.
    const begun = new Set(numbers.filter((n) => n > 99_999).map((n) => Number(String(n).slice(0, 5))));
    expect(short.filter((n) => begun.has(n))).toEqual([]);
  });

  it("are the same in whatever order people came, and so in every process and after a restart", () => {
    const ids = people(2_000);
    expect(numbered([...ids].reverse(), ids)).toEqual(numbered(ids));
  });

  it("stay when others come and go, or grow by digits", () => {
    const ids = people(600);
    const [few, all] = [numbered(ids.slice(0, 300)), numbered(ids, ids.slice(0, 300))];
    few.forEach((number, at) => {
      const other = String(all[at]);
      expect(other.startsWith(String(number)) || String(number).startsWith(other)).toBe(true);
    });
  });
});
