/** The ways into a room: its code, its link, and the key of its stage. */
import type { RoomId } from "@/model/ids";
import type { Peers } from "@/server/platform/cluster/peers";
import type { RoomHead, RoomStore } from "@/server/platform/room-store";
import type { RoomNotifier } from "@/server/rooms/broadcaster";

export interface EntranceDependencies {
  roomId: RoomId;
  head: RoomHead;
  store: Pick<RoomStore, "door" | "head" | "replaceJoinCode">;
  peers: Pick<Peers, "tell">;
  broadcaster: Pick<RoomNotifier, "changed">;
}

export class Entrance {
  private door: ReturnType<RoomStore["door"]>;

  constructor(private readonly deps: EntranceDependencies) {
    this.door = deps.store.door(deps.head);
  }

  get code(): string {
    return this.door.code;
  }

  get token(): string {
    return this.door.token;
  }

  get stageKey(): string {
    return this.door.stageKey;
  }

  /** Another code and another link in place of the code `seen`. @throws while the database is away */
  async renew(seen: string): Promise<void> {
    const { roomId, store, peers } = this.deps;
    const head = await store.replaceJoinCode(roomId, seen);
    if (!head) return;
    this.take(head);
    peers.tell({ is: "door" });
  }

  /** @throws while the database is away */
  async read(): Promise<void> {
    const head = await this.deps.store.head(this.deps.roomId);
    if (head) this.take(head);
  }

  private take({ code, joinEpoch }: RoomHead): void {
    const { head, store, broadcaster } = this.deps;
    if (code === head.code && joinEpoch === head.joinEpoch) return;
    Object.assign(head, { code, joinEpoch });
    this.door = store.door(head);
    broadcaster.changed("control");
  }
}
