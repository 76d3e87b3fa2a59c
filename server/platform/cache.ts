/**
 * A least-recently-used cache with a bound on its total size. A value that is being fetched is fetched once
 * for all callers.
 */

export class Cache<T> {
  private readonly kept = new Map<string, { value: Promise<T>; size: number; until: number }>();
  private size = 0;

  /** @param most the sum of sizes. @param life milliseconds for which a value is believed. */
  constructor(
    private readonly most: number,
    private readonly life = Number.POSITIVE_INFINITY,
  ) {}

  get(key: string, fetch: () => Promise<T>, sizeOf: (value: T) => number): Promise<T> {
    const cached = this.kept.get(key);
    if (cached && cached.until > Date.now()) {
      this.kept.delete(key);
      this.kept.set(key, cached);
      return cached.value;
    }
    this.drop(key);
    const entry = { value: fetch(), size: 0, until: Date.now() + this.life };
    this.kept.set(key, entry);
    entry.value.then(
      (value) => {
        if (this.kept.get(key) !== entry) return;
        entry.size = sizeOf(value);
        this.size += entry.size;
        for (const oldest of this.kept.keys()) {
          if (this.size <= this.most) break;
          this.drop(oldest);
        }
      },
      () => this.kept.get(key) === entry && this.kept.delete(key),
    );
    return entry.value;
  }

  drop(key: string): void {
    const entry = this.kept.get(key);
    if (!entry) return;
    this.size -= entry.size;
    this.kept.delete(key);
  }
}
