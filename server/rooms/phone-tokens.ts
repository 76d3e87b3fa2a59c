/** Which phone is whose: people by the hashes of their phones' tokens. */
import type { Peers } from "@/server/platform/cluster/peers";
import type { RoomStore } from "@/server/platform/room-store";
import type { RetryLoop } from "@/server/rooms/retry-loop";

/** Phones that one person has at a time. */
const MAX_PHONES = 20;

export interface PhoneTokensDependencies {
  store: Pick<RoomStore, "forgetToken">;
  peers: Pick<Peers, "tell">;
  retry: Pick<RetryLoop, "run">;
}

export class PhoneTokens {
  /** Hashes of tokens that open nothing any more, whatever a read that is under way still finds of them. */
  private readonly forgotten = new Set<string>();

  /** @param holders people by the hashes of their tokens, as stored */
  constructor(
    private readonly deps: PhoneTokensDependencies,
    private readonly holders: Map<string, string>,
  ) {}

  /** Who holds a token, as far as this process knows it. */
  holderOf = (tokenHash: string): string | undefined => this.holders.get(tokenHash);

  isForgotten = (tokenHash: string): boolean => this.forgotten.has(tokenHash);

  /** A token was given to somebody. */
  hold(person: string, tokenHash: string): void {
    this.holders.set(tokenHash, person);
    this.deps.peers.tell({ is: "people", ids: [person] });
  }

  /** Forgets the phones of somebody that came first, as far as there are more than `MAX_PHONES`. */
  forgetOldest(person: string): void {
    const phones = [...this.holders].filter(([, holder]) => holder === person);
    for (const [oldest] of phones.slice(0, Math.max(0, phones.length - MAX_PHONES)))
      this.forget(person, oldest);
  }

  /**
   * A phone of somebody opens nothing any more from its next request or connection: here at once, and in the
   * database as soon as it can be. A connection that it has open stays until it ends.
   */
  forget(person: string, tokenHash: string): void {
    const { peers, retry, store } = this.deps;
    this.forgotten.add(tokenHash);
    this.holders.delete(tokenHash);
    void retry.run(async () => {
      await store.forgetToken(tokenHash);
      peers.tell({ is: "people", ids: [person] });
    });
  }

  /** People who are nobody here any more: their tokens open nothing. */
  drop(people: ReadonlySet<string>): void {
    for (const [hash, id] of this.holders) if (people.has(id)) this.holders.delete(hash);
  }

  /** Takes tokens as they are stored. */
  add(stored: ReadonlyMap<string, string>): void {
    for (const [hash, id] of stored) if (!this.forgotten.has(hash)) this.holders.set(hash, id);
  }

  /** Drops those tokens of these people that are not stored any more. */
  keepStored(people: ReadonlySet<string>, stored: ReadonlyMap<string, string>): void {
    for (const [hash, id] of this.holders) if (people.has(id) && !stored.has(hash)) this.holders.delete(hash);
  }
}
