/**
 * The people of a room: joining, further phones, language, removal and erasure. Its parts are the entrance,
 * the tokens of phones, presence, the waiting room and the list of recent arrivals.
 */
import { GuestNumbers } from "@/server/rooms/guest-numbers";
import { interfaceLanguages } from "@/messages/languages";
import { unreachable } from "@/model/unreachable";
import type { RoomId } from "@/model/ids";
import type { RoomNotifier } from "@/server/rooms/broadcaster";
import type { Peers } from "@/server/platform/cluster/peers";
import { Entrance, type EntranceDependencies } from "@/server/rooms/entrance";
import { type Participant, People, type PeopleSummary } from "@/server/rooms/people";
import { PhoneTokens, type PhoneTokensDependencies } from "@/server/rooms/phone-tokens";
import { RoomPresence } from "@/server/rooms/presence";
import { RecentArrivals } from "@/server/rooms/recent-arrivals";
import type { RetryLoop } from "@/server/rooms/retry-loop";
import type { LoadedRoom, RoomHead, RoomParticipants, RoomStore } from "@/server/platform/room-store";
import { WaitingRoom, type WaitingStore } from "@/server/rooms/waiting-room";
import { Bucket } from "@/server/platform/limits/bucket";
import type { CommandTo } from "@/workshop/commands/all";
import type { ResolveContext } from "@/workshop/commands/define";
import { languagesOf } from "@/workshop/content/texts";
import type { Workshop } from "@/workshop/content/workshop";
import { type Ack, refusal } from "@/workshop/protocol/acks";
import type { Actor } from "@/workshop/room/actor";
import { NEWCOMERS } from "@/workshop/room/admission";
import type { RoomState } from "@/workshop/room/state";

/**
 * The languages offered in a room: that of its workshop first, those of the interface, other translations.
 */
export const offeredIn = (workshop: Workshop): string[] => [
  ...new Set([workshop.language, ...interfaceLanguages, ...languagesOf(workshop)]),
];

interface Dependencies {
  roomId: RoomId;
  head: RoomHead;
  state(): RoomState;
  now(): number;
  store: WaitingStore &
    EntranceDependencies["store"] &
    PhoneTokensDependencies["store"] &
    Pick<
      RoomStore,
      "findParticipantByToken" | "people" | "removeParticipants" | "restoreParticipants" | "setLanguage"
    >;
  peers: Pick<Peers, "shared" | "tell">;
  retry: Pick<RetryLoop, "run">;
  broadcaster: Pick<RoomNotifier, "changed" | "disconnect" | "languageChanged">;
  answered: ConstructorParameters<typeof RecentArrivals>[0]["answered"];
  /** Asks for new views of counts; "control" where phones show them too. */
  countsChanged(what: "control" | "counts"): void;
  place(participant: string): Promise<void>;
}

export class Participants {
  readonly entrance: Entrance;
  readonly phones: PhoneTokens;
  readonly presence: RoomPresence;
  readonly waiting: WaitingRoom;
  readonly recent: RecentArrivals;
  readonly newcomers = new Bucket(NEWCOMERS);
  private readonly people: People;
  private joined: number;

  constructor(
    private readonly deps: Dependencies,
    loaded: Pick<LoadedRoom, "people" | "joined" | "admissionRequests">,
  ) {
    const { roomId, state, now, store, peers, answered } = deps;
    this.people = new People(loaded.people.people);
    this.joined = loaded.joined;
    this.entrance = new Entrance(deps);
    this.phones = new PhoneTokens(deps, loaded.people.tokens);
    this.presence = new RoomPresence(now);
    const isIn = this.has;
    this.recent = new RecentArrivals({ state, now, isIn, size: () => this.people.byId.size, answered });
    this.waiting = new WaitingRoom(
      {
        roomId,
        state,
        store,
        peers,
        isIn,
        admit: (person, tokenHash) => this.admit(person, tokenHash),
        countsChanged: () => deps.countsChanged("counts"),
      },
      loaded.admissionRequests,
    );
  }

  readonly guests = new GuestNumbers();

  summary = (): PeopleSummary => this.people.summary;
  ids = (): string[] => [...this.people.byId.keys()];
  get = (person: string): Participant | undefined => this.people.byId.get(person);
  has = (person: string): boolean => this.people.byId.has(person);
  known = (): ResolveContext["people"] => this.people.byId;

  /** It does not fall when people go: what was too few to show stays so. */
  everJoined(): number {
    this.joined = Math.max(this.joined, this.people.byId.size + this.deps.state().removed.length);
    return this.joined;
  }

  languageOf = (person: string): string => this.get(person)?.language ?? this.deps.state().workshop.language;

  /**
   * @returns the person of this token; asks the database only where they may have come in over another
   * process.
   * @throws while the database is away
   */
  async holderOf(tokenHash: string): Promise<string | null> {
    const { roomId, store, peers, state } = this.deps;
    const holder = this.phones.holderOf(tokenHash);
    if (holder !== undefined || !peers.shared || this.phones.isForgotten(tokenHash)) return holder ?? null;
    const id = await store.findParticipantByToken(roomId, tokenHash);
    if (id === null || state().removed.includes(id)) return null;
    this.put(await store.people(roomId, [id]), (person) => this.met(person));
    return this.phones.holderOf(tokenHash) ?? null;
  }

  /** @param tokenHash the token that the stored person was given */
  async admit(person: Participant, tokenHash: string): Promise<void> {
    this.people.put(person);
    this.recent.record(person.id);
    this.phones.hold(person.id, tokenHash);
    this.presence.seen(person.id);
    this.presenceChanged();
    await this.deps.place(person.id);
  }

  /**
   * Returns a person by their code with a further phone; the oldest of too many is forgotten.
   * @returns false where they were removed, or erased what they gave, since the code was looked up
   */
  addPhone(person: string, tokenHash: string): boolean {
    const { peers, state } = this.deps;
    if (state().removed.includes(person)) return false;
    const someone = this.get(person);
    // Without a code: they erased what they gave.
    if (someone?.resume === "" || (!someone && !peers.shared)) return false;
    // People who came in over another process are looked up by their token (`holderOf`).
    if (someone) this.phones.hold(person, tokenHash);
    this.phones.forgetOldest(person);
    return true;
  }

  /** Stored before anything is shown. @throws while the database is away */
  async setLanguage(person: string, language: string): Promise<void> {
    await this.deps.store.setLanguage(person, language);
    const someone = this.get(person);
    if (!someone || someone.language === language) return;
    this.people.put({ ...someone, language });
    this.deps.peers.tell({ is: "people", ids: [person] });
    this.deps.broadcaster.languageChanged(person);
  }

  presenceChanged(): void {
    const { peers, countsChanged } = this.deps;
    if (peers.shared) peers.tell({ is: "presence", part: this.presence.snapshot() });
    countsChanged("counts");
  }

  /** A break, a language, the pages of a stage, or a list that a console turns. */
  async command(actor: Actor, command: CommandTo<"participants">, connection: string): Promise<Ack> {
    if (command.type === "pages") this.presence.paged(connection, command);
    else if (command.type === "turn-list") this.presence.turnList(connection, command);
    else if (actor.role !== "participant") return refusal("not-allowed");
    else if (command.type === "pause") this.presence.pause(actor.id, command.on);
    else if (command.type !== "language") return unreachable(command);
    else {
      if (!offeredIn(this.deps.state().workshop).includes(command.language))
        return refusal("unknown-language");
      return this.setLanguage(actor.id, command.language).then(
        () => ({ ok: true }),
        () => refusal("not-stored"),
      );
    }
    this.presenceChanged();
    return { ok: true };
  }

  /**
   * Takes people out whom the state says are removed: at once here, and in the database as soon as it can be.
   */
  remove(people: readonly string[]): void {
    this.phones.drop(new Set(people));
    for (const person of people) {
      this.people.delete(person);
      this.presence.remove(person);
      this.recent.forget(person);
      this.deps.broadcaster.disconnect(person);
    }
    void this.deps.retry.run(() => this.storeRemoved(people));
  }

  /** Stores removals of the state at that moment: people let back in meanwhile are skipped. */
  private async storeRemoved(people: readonly string[]): Promise<void> {
    const { roomId, state, store } = this.deps;
    const removed = new Set(state().removed);
    const gone = people.filter((person) => removed.has(person));
    if (gone.length > 0) await store.removeParticipants(roomId, gone);
  }

  /** Lets removed people in again. @throws while the database is away */
  async bringBack(people: readonly string[]): Promise<void> {
    const { roomId, state, store, peers, countsChanged } = this.deps;
    const still = people.filter((person) => !state().removed.includes(person));
    await store.restoreParticipants(roomId, still);
    this.put(await store.people(roomId, still));
    peers.tell({ is: "people", ids: still });
    countsChanged("control");
  }

  /** Drops a person erased in the database without letting the others see that one left. */
  erased(person: string): void {
    if (this.has(person))
      this.people.put({ id: person, alias: null, sector: null, language: null, resume: "" });
    this.phones.drop(new Set([person]));
    this.presence.forget(person);
    this.recent.forget(person);
    this.deps.broadcaster.disconnect(person);
  }

  /**
   * Reads some people, or all, as they are stored; those not found are dropped.
   * @throws while the database is away
   */
  async read(people?: readonly string[]): Promise<void> {
    const { roomId, store, broadcaster, countsChanged } = this.deps;
    // People who come while it is read are not among those who may be gone.
    const about = new Set(people ?? this.ids());
    const stored = await store.people(roomId, people);
    this.phones.keepStored(about, stored.tokens);
    const [there, holding] = [new Set(stored.people.map((p) => p.id)), new Set(stored.tokens.values())];
    for (const id of about) {
      if (!there.has(id)) this.people.delete(id);
      // People without a token were removed, or erased themselves.
      if (holding.has(id)) continue;
      this.presence.remove(id);
      broadcaster.disconnect(id);
    }
    this.put(stored, (person) => {
      const before = this.get(person.id);
      this.met(person);
      if (before && before.language !== person.language) broadcaster.languageChanged(person.id);
    });
    countsChanged("control");
  }

  /** @param people null for all who are known to wait. @throws while the database is away */
  async readWaiting(people?: readonly string[]): Promise<void> {
    const about = people ?? this.waiting.ids();
    this.waiting.take(await this.deps.store.admissionRequests(this.deps.roomId, people), about);
    this.deps.countsChanged("counts");
  }

  private put(people: RoomParticipants, each = (person: Participant): void => this.people.put(person)): void {
    for (const person of people.people) each(person);
    this.phones.add(people.tokens);
  }

  /** New here means come over another process just now, unless a sweep took them out before. */
  private met(person: Participant): void {
    const isNew = !this.has(person.id) && !this.deps.state().sweeps.some((s) => s.people.includes(person.id));
    this.people.put(person);
    if (isNew) this.recent.record(person.id);
  }
}
