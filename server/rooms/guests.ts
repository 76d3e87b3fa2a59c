/** Who comes into a room, with which phone, and in which language they read. */
import { interfaceLanguages } from "@/messages/languages";
import { languagesOf } from "@/workshop/content/texts";
import type { Workshop } from "@/workshop/content/workshop";
import type { Kin, News } from "@/server/rooms/kin";
import type { Tell } from "@/server/rooms/broadcaster";
import type { Crowd } from "@/server/rooms/crowd";
import type { Arrivals } from "@/server/rooms/arrivals";
import type { Person, RoomStore } from "@/server/rooms/room-store";
import type { RoomState } from "@/workshop/session/state";
import type { RoomId } from "@/model/uuid";

/** The languages offered in a room: that of its workshop first, those of the interface, other translations. */
export const offeredIn = (workshop: Workshop): string[] => [
  ...new Set([workshop.language, ...interfaceLanguages, ...languagesOf(workshop)]),
];

/** What they need of their room. */
interface Room {
  readonly id: RoomId;
  readonly state: RoomState;
  readonly people: Map<string, Person & { resume: string }>;
  readonly tokens: Map<string, string>;
  readonly arrivals: Pick<Arrivals, "came">;
  readonly crowd: Pick<Crowd, "seen">;
  crowdChanged(): void;
  arrived(participant: string): Promise<void>;
  counted(news: News, what?: "control" | "counts"): void;
}

export class Guests {
  constructor(
    private readonly room: Room,
    private readonly store: RoomStore,
    private readonly tell: Pick<Tell, "languageChanged">,
    private readonly kin: Kin,
  ) {}

  /** Somebody came in who was just stored, with the token that has this hash. */
  async admit(person: Person & { resume: string }, tokenHash: string): Promise<void> {
    this.room.people.set(person.id, person);
    this.room.arrivals.came(person.id);
    this.further(person.id, tokenHash);
    this.room.crowd.seen(person.id);
    this.room.crowdChanged();
    await this.room.arrived(person.id);
  }

  /** People who were taken out at once are in again. @throws while the database is away */
  async back(ids: readonly string[]): Promise<void> {
    const { id: roomId, people, tokens, state } = this.room;
    const still = ids.filter((id) => !state.removed.includes(id));
    await this.store.bringBack(roomId, still);
    const found = await this.store.people(roomId, still);
    for (const person of found.people) people.set(person.id, person);
    for (const [hash, id] of found.tokens) tokens.set(hash, id);
    this.room.counted({ is: "people", ids: still }, "control");
  }

  /** Somebody who is in has a further phone. */
  further(id: string, tokenHash: string): void {
    this.room.tokens.set(tokenHash, id);
    this.kin.tell({ is: "people", ids: [id] });
  }

  /**
   * Who holds a token, or null. Needs no query where it is known; where it is not, they may have come in over another
   * process. @throws while the database is away
   */
  async holderOf(tokenHash: string): Promise<string | null> {
    const { id: roomId, tokens, state } = this.room;
    const known = tokens.get(tokenHash);
    if (known !== undefined || !this.kin.shared) return known ?? null;
    const id = await this.store.whoHolds(roomId, tokenHash);
    if (id === null || state.removed.includes(id)) return null;
    const found = await this.store.people(roomId, [id]);
    for (const person of found.people) this.heardOf(person);
    for (const [hash, holder] of found.tokens) tokens.set(hash, holder);
    return tokens.get(tokenHash) ?? null;
  }

  /** Somebody as they are stored. Who is new here has come over another process just now, unless a sweep took them out before. */
  heardOf(person: Person & { resume: string }): void {
    const { people, state, arrivals } = this.room;
    const isNew = !people.has(person.id) && !state.sweeps.some((s) => s.people.includes(person.id));
    people.set(person.id, person);
    if (isNew) arrivals.came(person.id);
  }

  /** Lets somebody read in another language; kept before anything is shown. @throws while the database is away. */
  async speak(participant: string, language: string): Promise<void> {
    await this.store.setLanguage(participant, language);
    const person = this.room.people.get(participant);
    if (!person || person.language === language) return;
    person.language = language;
    this.kin.tell({ is: "people", ids: [participant] });
    this.tell.languageChanged(participant);
  }
}
