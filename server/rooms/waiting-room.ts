/** People who wait at a room's door. They are no participants until a trainer admits them. */
import type { Peers } from "@/server/platform/cluster/peers";
import type { AdmissionRequest, Person, RoomStore } from "@/server/platform/room-store";
import type { RoomState } from "@/workshop/room/state";
import type { RoomId } from "@/model/ids";
import { MAX_LISTED_WAITING, MAX_WAITING } from "@/workshop/room/admission";

export type WaitingStore = Pick<
  RoomStore,
  "addAdmissionRequest" | "findAdmissionRequest" | "admit" | "admissionRequests" | "deleteAdmissionRequests"
>;

interface Dependencies {
  roomId: RoomId;
  state(): RoomState;
  store: WaitingStore;
  peers: Pick<Peers, "shared" | "tell">;
  isIn(person: string): boolean;
  admit(person: Person & { resume: string }, tokenHash: string): Promise<void>;
  countsChanged(): void;
}

export class WaitingRoom {
  private readonly byId: Map<string, AdmissionRequest>;
  private readonly byToken: Map<string, AdmissionRequest>;

  constructor(
    private readonly deps: Dependencies,
    loaded: readonly AdmissionRequest[],
  ) {
    this.byId = new Map(loaded.map((k) => [k.id, k]));
    this.byToken = new Map(loaded.map((k) => [k.tokenHash, k]));
  }

  get full(): boolean {
    return this.byId.size >= MAX_WAITING;
  }

  listed(): { count: number; people: { id: string; alias: string }[] } {
    const people = [...this.byId.values()]
      .slice(0, MAX_LISTED_WAITING)
      .map((k) => ({ id: k.id, alias: k.alias ?? "" }));
    return { count: this.byId.size, people };
  }

  /** @returns the token of the newcomer's phone. @throws while the database is away */
  async knock(newcomer: Omit<Person, "id">): Promise<string> {
    const { request, token } = await this.deps.store.addAdmissionRequest(this.deps.roomId, newcomer);
    this.put(request);
    this.tell([request.id]);
    if (this.isOpen()) await this.letIn([request.id]);
    return token;
  }

  /**
   * @returns the request of this token; asks the database only where several processes serve the room.
   * @throws while the database is away
   */
  async holderOf(tokenHash: string): Promise<AdmissionRequest | null> {
    const request = this.byToken.get(tokenHash);
    if (request || !this.deps.peers.shared) return request ?? null;
    return this.deps.store.findAdmissionRequest(this.deps.roomId, tokenHash);
  }

  /** @throws while the database is away */
  async letIn(ids: readonly string[]): Promise<void> {
    const people = await this.deps.store.admit(this.deps.roomId, ids);
    for (const id of ids) this.drop(id);
    this.tell(ids);
    for (const { tokenHash, ...person } of people) await this.deps.admit(person, tokenHash);
  }

  /** Lets those who wait in, where the door is open. @throws while the database is away */
  async settle(): Promise<void> {
    if (this.isOpen() && this.byId.size > 0) await this.letIn(this.ids());
  }

  /** @param ids null turns everybody away. @throws while the database is away */
  async turnAway(ids: readonly string[] | null): Promise<void> {
    // Some may wait at another process that has not told of them yet.
    const gone = ids ?? (await this.deps.store.admissionRequests(this.deps.roomId)).map((k) => k.id);
    await this.deps.store.deleteAdmissionRequests(this.deps.roomId, gone);
    for (const id of gone) this.drop(id);
    this.tell(gone);
  }

  ids = (): string[] => [...this.byId.keys()];

  /**
   * Applies what was read of these requests: those not found are dropped, people admitted meanwhile skipped.
   */
  take(requests: readonly AdmissionRequest[], about: readonly string[]): void {
    const there = new Set(requests.map((k) => k.id));
    for (const id of about) if (!there.has(id)) this.drop(id);
    for (const knock of requests) if (!this.deps.isIn(knock.id)) this.put(knock);
  }

  private isOpen(): boolean {
    const { locked, requiresApproval, ended } = this.deps.state();
    return !locked && !requiresApproval && !ended;
  }

  private tell(ids: readonly string[]): void {
    if (ids.length === 0) return;
    this.deps.peers.tell({ is: "admissionRequests", ids: [...ids] });
    this.deps.countsChanged();
  }

  private put(knock: AdmissionRequest): void {
    this.byId.set(knock.id, knock);
    this.byToken.set(knock.tokenHash, knock);
  }

  private drop(id: string): void {
    const knock = this.byId.get(id);
    if (knock) this.byToken.delete(knock.tokenHash);
    this.byId.delete(id);
  }
}
