import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { GuestNumbers } from "@/server/rooms/guest-numbers";

const people = (count: number) => Array.from({ length: count }, () => randomUUID());
const numbered = (ids: readonly string[], who = ids) => who.map(new GuestNumbers().among(ids));

describe("numbers of people without a name (B-276)", () => {
  it("are each one's own, of four digits, and of more where two begin alike", () => {
    const ids = people(2_000);
    const numbers = numbered(ids);
    expect(new Set(numbers).size).toBe(ids.length);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(1_000);
    // Nobody's number is the beginning of another's.
    const short = numbers.filter((n) => n <= 9_999);
    const begun = new Set(numbers.filter((n) => n > 9_999).map((n) => Number(String(n).slice(0, 4))));
    expect(short.filter((n) => begun.has(n))).toEqual([]);
    const few = Array.from({ length: 20 }, () => numbered(people(30))).flat();
    expect(few.filter((n) => n <= 9_999).length).toBeGreaterThan(few.length * 0.9);
  });

  it("are the same in whatever order people came, and so in every process and after a restart", () => {
    const ids = people(2_000);
    expect(numbered([...ids].reverse(), ids)).toEqual(numbered(ids));
  });

  it("are not reckoned again while the same people are there", () => {
    const [ids, numbers] = [people(300), new GuestNumbers()];
    const numberOf = numbers.among(ids);
    expect(numbers.among(ids)).toBe(numberOf);
    expect(numbers.among(ids.toReversed())).not.toBe(numberOf);
    const fewer = ids.slice(1);
    expect(fewer.map(numbers.among(fewer))).toEqual(numbered(fewer));
  });

  it("stay when others come and go, or grow by digits", () => {
    const ids = people(600);
    const [few, all] = [numbered(ids.slice(0, 300)), numbered(ids, ids.slice(0, 300))];
    few.forEach((number, index) => {
      const other = String(all[index]);
      expect(other.startsWith(String(number)) || String(number).startsWith(other)).toBe(true);
    });
  });
});
