/**
 * Accepts each message of a sender once: encrypted messages that were recorded in Redis could be repeated. A
 * sender counts its messages from 1; after a reconnection some may arrive slightly late.
 */
const LATE = 64;

export class ReplayGuard {
  private newest = 0;
  private readonly heard = new Set<number>();

  /** A number is new once. */
  isNew(n: number): boolean {
    if (n <= this.newest - LATE || this.heard.has(n)) return false;
    this.heard.add(n);
    this.newest = Math.max(this.newest, n);
    for (const old of this.heard) if (old <= this.newest - LATE) this.heard.delete(old);
    return true;
  }
}
