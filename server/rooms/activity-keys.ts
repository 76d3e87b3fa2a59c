/** The keys of a room's activities. A participant's pseudonym in an activity is an HMAC of their id under its key. */
import type { RoomStore } from "@/server/platform/room-store";
import type { RoomState } from "@/workshop/room/state";
import type { RoomId } from "@/model/ids";

export class ActivityKeys {
  private readonly keys: Map<string, Promise<Buffer>>;
  /** Those that were read. */
  private readonly ready: Map<string, Buffer>;

  constructor(
    private readonly roomId: RoomId,
    private readonly state: () => RoomState,
    private readonly store: Pick<RoomStore, "pseudonymKey" | "pseudonym">,
    loaded: ReadonlyMap<string, Buffer>,
  ) {
    this.ready = new Map(loaded);
    this.keys = new Map([...loaded].map(([id, key]) => [id, Promise.resolve(key)]));
  }

  /** @returns null when the activity is finished; a key is made where there is none yet */
  async of(activityId: string): Promise<Buffer | null | "outage"> {
    if (this.state().finished.includes(activityId)) return null;
    const cached = this.keys.get(activityId);
    const key = cached ?? this.store.pseudonymKey(this.roomId, activityId);
    if (!cached) this.keys.set(activityId, key);
    try {
      const read = await key;
      if (this.keys.get(activityId) === key) this.ready.set(activityId, read);
      return read;
    } catch {
      this.keys.delete(activityId);
      return "outage";
    }
  }

  /** @returns null when the activity is finished, or the database is away */
  async pseudonymOf(participant: string, activityId: string): Promise<string | null> {
    const key = await this.of(activityId);
    return key && key !== "outage" ? this.store.pseudonym(key, participant) : null;
  }

  has = (activityId: string): boolean => this.keys.has(activityId);

  /** Also of an activity that the state calls finished. */
  held = (activityId: string): Promise<Buffer> | undefined => this.keys.get(activityId);

  /** Undefined where nobody has answered yet. */
  pseudonymNow(participant: string, activityId: string): string | undefined {
    const key = this.ready.get(activityId);
    return key && this.store.pseudonym(key, participant);
  }

  forget(activityId: string): void {
    this.ready.delete(activityId);
    this.keys.delete(activityId);
  }

  all = (): Iterable<[string, Promise<Buffer>]> => this.keys;
}
