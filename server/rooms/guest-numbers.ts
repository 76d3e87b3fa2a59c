/** Numbers by which trainers tell people apart who gave no name. */
import { createHash } from "node:crypto";

/** Digits of a number, and the most where several begin alike. */
const [USUAL, MOST] = [4, 15];

function digitsOf(person: string): string {
  const bytes = createHash("sha256").update(person).digest();
  const rest = bytes.readUIntBE(6, 6) % 10 ** (MOST - USUAL);
  const first = 10 ** (USUAL - 1);
  return `${first + (bytes.readUIntBE(0, 6) % (9 * first))}${String(rest).padStart(MOST - USUAL, "0")}`;
}

/**
 * A number is the first four digits that a person's id names, and as many more as tell apart those who begin
 * alike. It follows from who is there alone, so it is the same in every process and after a restart, and
 * tells nothing of when or in which order people came, nor of their answers: those are under other ids. Who
 * comes and goes can only make another's number longer or shorter.
 */
export class GuestNumbers {
  /** Views are made several times a second. */
  private readonly known = new Map<string, string>();
  private last: { people: readonly string[]; number: (person: string) => number } | null = null;

  /** @param people all without a name; a new list after each change */
  among(people: readonly string[]): (person: string) => number {
    if (this.last?.people !== people) this.last = { people, number: this.numbered(people) };
    return this.last.number;
  }

  private numbered(people: readonly string[]): (person: string) => number {
    const sorted = people.map(this.digits).sort();
    const lengths = new Map<string, number>();
    sorted.forEach((digits, index) => {
      const alike = Math.max(
        alikeFor(digits, sorted[index - 1] ?? ""),
        alikeFor(digits, sorted[index + 1] ?? ""),
      );
      lengths.set(digits, Math.max(USUAL, alike + 1));
    });
    return (person) => {
      const digits = this.digits(person);
      return Number(digits.slice(0, lengths.get(digits) ?? USUAL));
    };
  }

  private readonly digits = (person: string): string => {
    const digits = this.known.get(person) ?? digitsOf(person);
    this.known.set(person, digits);
    return digits;
  };
}

/** The number of digits with which both begin. */
function alikeFor(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
