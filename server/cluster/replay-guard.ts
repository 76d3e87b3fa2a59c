/**
 * What somebody says is heard once: whoever writes in Redis could send sealed bytes again that they noted before. Numbers
 * of one speaker are counted from 1; over a new connection some may come a little late.
 */
const LATE = 64;

export class ToldOnce {
  private newest = 0;
  private readonly heard = new Set<number>();

  /** Whether this number is new; it is not from then on. */
  isNew(n: number): boolean {
    if (n <= this.newest - LATE || this.heard.has(n)) return false;
    this.heard.add(n);
    this.newest = Math.max(this.newest, n);
    for (const old of this.heard) if (old <= this.newest - LATE) this.heard.delete(old);
    return true;
  }
}
