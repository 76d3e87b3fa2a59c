/**
 * The question box of one room. A question is stored without its author before it is acknowledged; how many a
 * person asked is in memory only. Support is stored under pseudonyms until the room ends.
 */
import type { BoxStore } from "@/server/platform/room-store";
import { plainText } from "@/model/text/plain-text";
import { ReloadableCache } from "@/server/rooms/reloadable-cache";
import { UsageCounter } from "@/server/rooms/usage-counter";
import type { CommandOf } from "@/workshop/commands/all";
import { type Ack, refusal } from "@/workshop/protocol/acks";
import type { Post } from "@/model/room/question-box";
import { openPosts, MAX_POSTS_PER_PERSON } from "@/workshop/room/question-box";
import type { RoomState } from "@/workshop/room/state";

interface CountedPost {
  text: string;
  counted: number;
  people: Set<string>;
}

export class QuestionBox {
  private readonly cache: ReloadableCache<Map<string, CountedPost>>;
  /** Set at the end of the room: nothing is stored any more that leads to a person. */
  private closed = false;

  private constructor(
    private readonly roomId: string,
    private readonly store: BoxStore,
    private readonly usage: UsageCounter,
  ) {
    this.cache = new ReloadableCache(new Map(), () => this.read());
  }

  static async load(
    roomId: string,
    store: BoxStore,
    usage: UsageCounter = new UsageCounter(),
  ): Promise<QuestionBox> {
    const box = new QuestionBox(roomId, store, usage);
    await box.refresh();
    return box;
  }

  /** @throws while the database is away */
  refresh(): Promise<void> {
    return this.cache.refresh();
  }

  private async read(): Promise<Map<string, CountedPost>> {
    const { posts, support } = await this.store.load(this.roomId);
    const stored = new Map(
      posts.map((post): [string, CountedPost] => [
        post.id,
        { text: post.text, counted: post.support, people: new Set() },
      ]),
    );
    for (const { postId, pseudonym } of support) stored.get(postId)?.people.add(pseudonym);
    return stored;
  }

  private get stored(): ReadonlyMap<string, CountedPost> {
    return this.cache.now;
  }

  posts(): Post[] {
    return [...this.stored].map(([id, { text, counted, people }]) => ({
      id,
      text,
      support: counted + people.size,
    }));
  }

  async post(state: RoomState, participant: string, { id, text }: CommandOf<"post">): Promise<Ack> {
    if (this.stored.has(id)) return { ok: true };
    if (!state.box.open) return refusal("box-closed");
    if (this.usage.times("posts", participant) >= MAX_POSTS_PER_PERSON) return refusal("enough-questions");
    this.usage.count("posts", participant);
    const clean = plainText(text);
    try {
      await this.store.add(this.roomId, { id, text: clean });
    } catch {
      this.usage.undo("posts", participant);
      return refusal("not-stored");
    }
    this.cache.change((stored) => {
      if (!stored.has(id)) stored.set(id, { text: clean, counted: 0, people: new Set() });
    });
    return { ok: true };
  }

  /** "I want this answered too", for questions that the room sees. */
  async support(state: RoomState, participant: string, { post, on }: CommandOf<"support">): Promise<Ack> {
    if (this.closed) return refusal("room-ended");
    if (!openPosts(state.box, this.posts()).some((p) => p.id === post)) return refusal("unknown-question");
    try {
      const pseudonym = await this.store.pseudonym(this.roomId, participant);
      const stored = await this.store.support(this.roomId, post, pseudonym, on);
      if (!stored || this.closed) return refusal("room-ended");
      this.cache.change(
        (stored) =>
          void (on ? stored.get(post)?.people.add(pseudonym) : stored.get(post)?.people.delete(pseudonym)),
      );
      return { ok: true };
    } catch {
      return refusal("not-stored");
    }
  }

  async supportedBy(participant: string): Promise<string[]> {
    if (this.closed || ![...this.stored.values()].some((p) => p.people.size > 0)) return [];
    const pseudonym = await this.store.pseudonym(this.roomId, participant).catch(() => null);
    return pseudonym === null
      ? []
      : [...this.stored].filter(([, p]) => p.people.has(pseudonym)).map(([id]) => id);
  }

  /**
   * @returns the pseudonym under which a person supports questions; null where no support leads to people
   * @throws while the database is away
   */
  async pseudonymOf(participant: string): Promise<string | null> {
    if (this.closed || ![...this.stored.values()].some((p) => p.people.size > 0)) return null;
    return this.store.pseudonym(this.roomId, participant);
  }

  /** Lets a person's support count on under a label that leads to no one. */
  forget(pseudonym: string, orphan: string): void {
    this.cache.change((stored) => {
      for (const post of stored.values()) if (post.people.delete(pseudonym)) post.people.add(orphan);
    });
  }

  /** Forgets people at the end of the room; numbers stay. */
  async close(): Promise<void> {
    this.closed = true;
    await this.store.close(this.roomId);
    this.cache.change((stored) => {
      for (const post of stored.values()) {
        post.counted += post.people.size;
        post.people.clear();
      }
    });
  }
}
