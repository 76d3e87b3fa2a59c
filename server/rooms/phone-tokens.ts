/** The people of a room by the hashes of their phones' tokens. */
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
  /** Hashes of tokens that open nothing any more, also where a read that is under way still finds them. */
  private readonly forgotten = new Set<string>();

  /** @param holders people by the hashes of their tokens, as stored */
  constructor(
    private readonly deps: PhoneTokensDependencies,
    private readonly holders: Map<string, string>,
  ) {}

  holderOf = (tokenHash: string): string | undefined => this.holders.get(tokenHash);

  isForgotten = (tokenHash: string): boolean => this.forgotten.has(tokenHash);

  hold(person: string, tokenHash: string): void {
    this.holders.set(tokenHash, person);
    this.deps.peers.tell({ is: "people", ids: [person] });
  }

  /** Forgets a person's oldest phones beyond `MAX_PHONES`. */
  forgetOldest(person: string): void {
    const phones = [...this.holders].filter(([, holder]) => holder === person);
    for (const [oldest] of phones.slice(0, Math.max(0, phones.length - MAX_PHONES)))
      this.forget(person, oldest);
  }

  /**
   * Lets a phone open nothing from its next request or connection: here at once, in the database as soon as
   * it can be.
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

  drop(people: ReadonlySet<string>): void {
    for (const [hash, id] of this.holders) if (people.has(id)) this.holders.delete(hash);
  }

  add(stored: ReadonlyMap<string, string>): void {
    for (const [hash, id] of stored) if (!this.forgotten.has(hash)) this.holders.set(hash, id);
  }

  /** Drops those tokens of these people that are not stored any more. */
  keepStored(people: ReadonlySet<string>, stored: ReadonlyMap<string, string>): void {
    for (const [hash, id] of this.holders) if (people.has(id) && !stored.has(hash)) this.holders.delete(hash);
  }
}
