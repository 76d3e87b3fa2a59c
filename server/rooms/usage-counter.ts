/**
 * Counts of what each person may do only so often. In memory only; with several processes, all of them count.
 */
import type { CountedThing } from "@/server/platform/cluster/peers";

export class UsageCounter {
  private readonly here = new Map<string, number>();
  private readonly there = new Map<string, Map<string, number>>();

  constructor(private readonly tell: (what: CountedThing, who: string) => void = () => undefined) {}

  times(what: CountedThing, who: string): number {
    const key = `${what} ${who}`;
    return [...this.there.values()].reduce(
      (sum, counts) => sum + (counts.get(key) ?? 0),
      this.here.get(key) ?? 0,
    );
  }

  timesAll(what: CountedThing): number {
    const counts = [this.here, ...this.there.values()].flatMap((map) => [...map]);
    return counts.reduce((sum, [key, n]) => sum + (key.startsWith(`${what} `) ? n : 0), 0);
  }

  count(what: CountedThing, who: string): void {
    this.add(this.here, what, who, 1);
    this.tell(what, who);
  }

  /** For an action that came to nothing; the others go on counting it. */
  undo(what: CountedThing, who: string): void {
    this.add(this.here, what, who, -1);
  }

  snapshot(): [CountedThing, string, number][] {
    return [...this.here].map(([key, n]) => {
      const space = key.indexOf(" ");
      return [key.slice(0, space) as CountedThing, key.slice(space + 1), n];
    });
  }

  /** Takes another process's counts in place of what it told before. */
  onSnapshot(from: string, counts: readonly [CountedThing, string, number][]): void {
    this.there.set(from, new Map(counts.map(([what, who, n]) => [`${what} ${who}`, n])));
  }

  onMessage(from: string, what: CountedThing, who: string): void {
    const counts = this.there.get(from) ?? new Map<string, number>();
    this.there.set(from, counts);
    this.add(counts, what, who, 1);
  }

  private add(to: Map<string, number>, what: CountedThing, who: string, by: number): void {
    const key = `${what} ${who}`;
    to.set(key, (to.get(key) ?? 0) + by);
  }
}
