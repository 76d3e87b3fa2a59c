/** Numbers by which trainers tell people apart who gave no name. */
import { createHash } from "node:crypto";

/** Numbers go to here, and further only where a room is so full that they run out. */
const USUAL = 999;

/**
 * Each person has one number in a room for as long as it is in memory, and the same after a restart. It is drawn from
 * their random id, so it tells nothing of when or in which order people came, and of their answers nothing at all:
 * those are under other ids. Where two would have the same, the later one takes another that its id names.
 */
export class GuestNumbers {
  private readonly numbers = new Map<string, number>();
  private readonly taken = new Set<number>();

  of = (person: string): number => {
    const known = this.numbers.get(person);
    if (known !== undefined) return known;
    const number = this.draw(person);
    this.taken.add(number);
    this.numbers.set(person, number);
    return number;
  };

  private draw(person: string): number {
    for (let round = 0, most = USUAL; ; round++, most *= 10) {
      const bytes = createHash("sha256").update(`${person} ${round}`).digest();
      for (let at = 0; at < bytes.length; at += 4) {
        const number = 1 + (bytes.readUInt32BE(at) % most);
        if (!this.taken.has(number)) return number;
      }
    }
  }
}
