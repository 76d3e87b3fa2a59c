/**
 * One room on several processes: takes what the others tell, and reads from the database what they point at. What was
 * missed is found by reading everything anew; all of it may happen twice.
 */
import { log } from "@/server/operations/log";
import type { Did } from "@/server/rooms/did";
import type { Gates } from "@/server/rooms/gates";
import type { Hearing, News, Whole } from "@/server/rooms/kin";
import type { Arrivals } from "@/server/rooms/arrivals";
import type { Tell } from "@/server/rooms/broadcaster";
import type { Crowd } from "@/server/rooms/crowd";
import type { Guests } from "@/server/rooms/guests";
import type { QuestionBox } from "@/server/rooms/question-box";
import type { TestCodes } from "@/server/rooms/test-codes";
import type { Timekeeper } from "@/server/rooms/timekeeper";
import type { WaitingRoom } from "@/server/rooms/waiting-room";
import type { Worksheets } from "@/server/rooms/worksheets/worksheets";
import type { RoomKeys } from "@/server/rooms/room-keys";
import type {
  AnswerPlace,
  PeopleOfRoom,
  Person,
  RoomHead,
  RoomStore,
  StoredAnswer,
} from "@/server/rooms/room-store";
import { type Board, put, roundKey, roundOfKey } from "@/workshop/session/board";
import { planOf } from "@/workshop/session/plan";
import { closedBetween } from "@/workshop/session/rounds";
import type { RoomState } from "@/workshop/session/state";
import type { RoomId } from "@/model/uuid";
import { unreachable } from "@/model/unreachable";

/** Milliseconds for which pointers to answers gather before they are read. */
const GATHER_MS = 40;
const AGAIN_MS = 1_000;

/** News that says where to look. */
type Pointer = Exclude<News, { is: "answers" | "crowd" | "writers" | "gate" | "did" }>;

/** What it needs of its room. */
interface Room {
  readonly id: RoomId;
  readonly state: RoomState;
  readonly board: Board;
  readonly people: Map<string, Person & { resume: string }>;
  readonly tokens: Map<string, string>;
  readonly crowd: Crowd;
  readonly worksheets: Worksheets;
  readonly waiting: WaitingRoom;
  readonly guests: Guests;
  readonly arrivals: Arrivals;
  readonly codes: TestCodes;
  readonly box: QuestionBox;
  readonly time: Timekeeper;
  doorIs(head: RoomHead): void;
  catchUp(): Promise<boolean>;
}

export class Sharing implements Hearing {
  private places: AnswerPlace[] = [];
  private gathering: NodeJS.Timeout | undefined;
  private refreshing: Promise<void> | undefined;
  private once: Promise<void> | undefined;
  private closed = false;

  constructor(
    private readonly room: Room,
    private readonly parts: { store: RoomStore; tell: Tell; gates: Gates; keys: RoomKeys; did: Did },
  ) {}

  revision(): number {
    return this.room.state.revision;
  }

  whole(): Whole {
    const { gates, did } = this.parts;
    return {
      crowd: this.room.crowd.part(true),
      writers: this.room.worksheets.writersHere(),
      gates: gates.whole(),
      did: did.whole(),
    };
  }

  met(from: string, { crowd, writers, gates, did }: Whole): void {
    this.room.crowd.tell(from, crowd, true);
    this.room.worksheets.writersThere(from, writers);
    for (const gate of gates) this.parts.gates.shownElsewhere(gate);
    this.parts.did.met(from, did);
    this.room.time.countsChanged("control");
  }

  heard(from: string, news: News): void {
    const { gates, did } = this.parts;
    const { crowd, worksheets, time } = this.room;
    switch (news.is) {
      case "answers":
        this.places.push(
          ...news.rows.map(([question, round, pseudonym]) => ({ question, round, pseudonym })),
        );
        this.gathering ??= setTimeout(() => this.later(() => this.readPlaces()), GATHER_MS);
        break;
      case "crowd":
        crowd.tell(from, news.part, false);
        time.countsChanged("counts");
        break;
      case "writers":
        worksheets.writersThere(from, news.writers);
        break;
      case "gate":
        gates.shownElsewhere(news.gate);
        time.countsChanged("counts");
        break;
      case "did":
        did.heard(from, news.what, news.who);
        break;
      default:
        this.later(() => this.read(news));
    }
  }

  outrun(): void {
    this.later(async () => void (await this.room.catchUp()));
  }

  lost(from: string): void {
    this.room.crowd.lose(from);
    this.room.worksheets.writersThere(from, []);
    this.room.time.countsChanged("control");
  }

  /** Who asks while it goes on waits for one more, because what they mean may have come after it began. */
  refresh(): Promise<void> {
    if (!this.refreshing) {
      this.refreshing = this.readEverything().finally(() => {
        this.refreshing = undefined;
      });
      return this.refreshing;
    }
    this.once ??= this.refreshing
      .catch(() => undefined)
      .then(() => {
        this.once = undefined;
        return this.refresh();
      });
    return this.once;
  }

  /**
   * Rounds closed between two states show what is stored of them, and nothing that is not. Awaited before they are shown.
   * @throws while the database is away
   */
  async settleRounds(before: RoomState): Promise<void> {
    const { id, state, board } = this.room;
    const plan = planOf(state.workshop);
    for (const { question, number } of closedBetween(before.stand, state.stand)) {
      if (state.finished.includes(plan.question(question)?.activityId ?? "")) continue;
      const stored = await this.parts.store.round(id, question, number);
      this.replace(
        board,
        stored,
        new Map([[roundKey(question, number), new Set(board.get(roundKey(question, number))?.keys())]]),
      );
    }
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.gathering);
  }

  private async read(news: Pointer): Promise<void> {
    const { id, box, worksheets, time } = this.room;
    const { store } = this.parts;
    switch (news.is) {
      case "log":
        return;
      case "people":
        return this.takePeople(await store.people(id, news.ids), new Set(news.ids));
      case "knocks":
        this.room.waiting.take(await store.knocks(id, news.ids), news.ids);
        return time.countsChanged("counts");
      case "door":
        return this.readDoor();
      case "box":
        await box.refresh();
        return time.countsChanged("control");
      case "remarks":
        await worksheets.refreshRemarks();
        return time.countsChanged("control");
      case "sealed":
        return this.takeSealed(news.activity);
      case "sheets":
        return this.readSheets(news.rows);
      case "everything":
        return this.refresh();
      default:
        unreachable(news);
    }
  }

  private async readEverything(): Promise<void> {
    const { id, board, box, worksheets, time, state: before } = this.room;
    const { store, keys } = this.parts;
    await this.room.catchUp();
    const known = new Map([...board].map(([key, answers]) => [key, new Set(answers.keys())]));
    const stored = await store.running(id);
    this.replace(board, stored, known);
    await this.haveKeys(stored);
    for (const activity of this.room.state.finished)
      if (keys.has(activity) || !before.finished.includes(activity)) await this.takeSealed(activity);
    // Who comes while it is read is not among those who may be gone.
    const about = new Set(this.room.people.keys());
    this.takePeople(await store.people(id), about);
    const waited = this.room.waiting.ids();
    this.room.waiting.take(await store.knocks(id), waited);
    await this.readDoor();
    await box.refresh();
    await worksheets.refresh();
    time.countsChanged("control");
  }

  /** Puts what is stored on the board, and takes off it what stood there before it was read and is not stored. */
  private replace(
    board: Board,
    stored: readonly StoredAnswer[],
    known: ReadonlyMap<string, ReadonlySet<string>>,
  ): void {
    const there = new Set<string>();
    for (const answer of stored) {
      there.add(`${roundKey(answer.question, answer.round)} ${answer.pseudonym}`);
      this.take(answer);
    }
    const { state } = this.room;
    const plan = planOf(state.workshop);
    for (const [key, labels] of known) {
      if (state.finished.includes(plan.question(roundOfKey(key).question)?.activityId ?? "")) continue;
      for (const label of labels) if (!there.has(`${key} ${label}`)) board.get(key)?.delete(label);
    }
  }

  private take({ question, round, pseudonym, kept }: StoredAnswer): void {
    put(this.room.board, roundKey(question, round), pseudonym, kept);
  }

  private async readPlaces(): Promise<void> {
    const places = this.places.splice(0);
    this.gathering = undefined;
    const stored = await this.parts.store.running(this.room.id, places);
    for (const answer of stored) this.take(answer);
    await this.haveKeys(stored);
    this.room.time.countsChanged("counts");
    await this.remind(stored);
  }

  /** Whose answers these are is asked here too: when somebody erases what they gave, or has answered nothing. */
  private async haveKeys(stored: readonly StoredAnswer[]): Promise<void> {
    const { keys } = this.parts;
    const activities = new Set(stored.flatMap(({ question }) => /^[^/!]+/.exec(question)?.[0] ?? []));
    for (const activity of activities) if (!keys.has(activity)) await keys.of(activity);
  }

  /** Phones that are connected here learn what their person stored over another process. */
  private async remind(stored: readonly StoredAnswer[]): Promise<void> {
    const plan = planOf(this.room.state.workshop);
    const here = this.room.crowd.connected();
    const activities = new Set(stored.map((s) => plan.question(s.question)?.activityId ?? ""));
    const labels = new Set(stored.map((s) => s.pseudonym));
    for (const activity of activities) {
      if (!this.parts.keys.has(activity)) continue;
      for (const person of here) {
        const label = await this.parts.keys.labelOf(person, activity);
        if (label !== null && labels.has(label)) this.parts.tell.answered(person, "form");
      }
    }
  }

  private async takeSealed(activity: string): Promise<void> {
    const { keys, store } = this.parts;
    if (keys.has(activity) && (await store.hasKey(this.room.id, activity))) return;
    await this.room.arrivals.noteAnswers(activity);
    keys.forget(activity);
    for (const [key, answers] of await store.sealedBoard(this.room.id, activity))
      this.room.board.set(key, answers);
    this.room.time.countsChanged("control");
  }

  private async readDoor(): Promise<void> {
    const head = await this.parts.store.head(this.room.id);
    if (head) this.room.doorIs(head);
  }

  private async readSheets(rows: readonly [string, string, number | null][]): Promise<void> {
    const seqs = rows.flatMap(([, , seq]) => (seq === null ? [] : [seq]));
    const again = rows.flatMap(([activity, group, seq]) => (seq === null ? [{ activity, group }] : []));
    const changes = seqs.length > 0 ? await this.parts.store.sheets.changes(this.room.id, seqs) : [];
    const found = changes.reduce((sum, c) => sum + c.updates.length, 0);
    // Some were put together meanwhile, and stand under another number.
    const whole = found < seqs.length ? rows.map(([activity, group]) => ({ activity, group })) : again;
    this.room.worksheets.absorb(changes, whole);
  }

  /** @param about those of whom this says everything: who of them is not found is gone */
  private takePeople(found: PeopleOfRoom, about: ReadonlySet<string>): void {
    const { people, tokens, crowd, time } = this.room;
    const { tell } = this.parts;
    const ids = new Set(found.people.map((p) => p.id));
    for (const [hash, id] of tokens) if (about.has(id) && !found.tokens.has(hash)) tokens.delete(hash);
    for (const [hash, id] of found.tokens) tokens.set(hash, id);
    const holders = new Set(found.tokens.values());
    for (const id of about) {
      if (!ids.has(id)) people.delete(id);
      if (holders.has(id)) continue;
      // Removed, or erased by themselves: they are nobody here any more.
      crowd.remove(id);
      tell.disconnect(id);
    }
    for (const person of found.people) {
      const before = people.get(person.id);
      this.room.guests.heardOf(person);
      if (before && before.language !== person.language) tell.languageChanged(person.id);
    }
    time.countsChanged("control");
  }

  /** Does it now; where the database is away, everything is read when it is back. */
  private later(work: () => Promise<void>): void {
    if (this.closed) return;
    work().catch((error: unknown) => {
      if (this.closed) return;
      log.warn("room-read-again", "A room could not be read; it is read again.", error);
      setTimeout(() => this.later(() => this.refresh()), AGAIN_MS).unref();
    });
  }
}
