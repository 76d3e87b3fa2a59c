/** Keeps what is dear to make under a name and a stamp: with another stamp it is made again. */

interface Limits<T> {
  /** Bytes of all together; the one that was longest unused goes first. */
  bytes: number;
  bytesOf(value: T): number;
  /** Milliseconds after which a value goes, used or not. */
  age: number;
}

interface Entry<T> {
  stamp: string;
  value: Promise<T | null>;
  bytes: number;
  ageing?: NodeJS.Timeout;
}

export class StampedCache<T> {
  private readonly entries = new Map<string, Entry<T>>();

  constructor(private readonly limits: Limits<T>) {}

  /** @param make null, which is not kept, where there is no such thing */
  get(name: string, stamp: string, make: () => Promise<T | null>): Promise<T | null> {
    const before = this.entries.get(name);
    if (before?.stamp === stamp) {
      // The one that was used last stands last.
      this.entries.delete(name);
      this.entries.set(name, before);
      return before.value;
    }
    if (before) this.drop(name, before);
    return this.start(name, stamp, make());
  }

  private start(name: string, stamp: string, value: Promise<T | null>): Promise<T | null> {
    const entry: Entry<T> = { stamp, value, bytes: 0 };
    this.entries.set(name, entry);
    const drop = () => this.drop(name, entry);
    value.then((result) => {
      if (this.entries.get(name) !== entry) return;
      if (result === null) return drop();
      entry.bytes = this.limits.bytesOf(result);
      entry.ageing = setTimeout(drop, this.limits.age).unref();
      this.shrink();
    }, drop);
    return value;
  }

  /** Nothing keeps what is dropped in memory. */
  private drop(name: string, entry: Entry<T>): void {
    clearTimeout(entry.ageing);
    if (this.entries.get(name) === entry) this.entries.delete(name);
  }

  private shrink(): void {
    let sum = [...this.entries.values()].reduce((bytes, entry) => bytes + entry.bytes, 0);
    for (const [name, entry] of this.entries) {
      if (sum <= this.limits.bytes) return;
      this.drop(name, entry);
      sum -= entry.bytes;
    }
  }
}
