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
}

export class StampedCache<T> {
  private readonly entries = new Map<string, Entry<T>>();

  constructor(private readonly limits: Limits<T>) {}

  /** @param make null, which is not kept, where there is no such thing */
  get(name: string, stamp: string, make: () => Promise<T | null>): Promise<T | null> {
    const before = this.entries.get(name);
    const entry = before?.stamp === stamp ? before : this.start(name, stamp, make());
    // The one that was used last stands last.
    this.entries.delete(name);
    this.entries.set(name, entry);
    return entry.value;
  }

  private start(name: string, stamp: string, value: Promise<T | null>): Entry<T> {
    const entry: Entry<T> = { stamp, value, bytes: 0 };
    const drop = () => this.entries.get(name) === entry && this.entries.delete(name);
    value.then((result) => {
      if (result === null) return drop();
      entry.bytes = this.limits.bytesOf(result);
      setTimeout(drop, this.limits.age).unref();
      this.shrink();
    }, drop);
    return entry;
  }

  private shrink(): void {
    let sum = [...this.entries.values()].reduce((bytes, entry) => bytes + entry.bytes, 0);
    for (const [name, { bytes }] of this.entries) {
      if (sum <= this.limits.bytes) return;
      this.entries.delete(name);
      sum -= bytes;
    }
  }
}
