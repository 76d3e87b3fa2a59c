/**
 * One room while it runs. Control commands go one at a time through `apply`; each is durable before it is
 * acknowledged and before anybody sees it. Answers do not wait for one another: they are judged, stored in a
 * batch, acknowledged, then counted. What was shown is always made anew from state and stored answers.
 */
import { randomUUID } from "node:crypto";
import type { AnswerBody } from "@/activities/kinds";
import type { AnswerWriter } from "@/server/rooms/answer-writer";
import { Aftermath } from "@/server/rooms/aftermath";
import { Arrivals } from "@/server/rooms/arrivals";
import { Commands, type OnLog } from "@/server/rooms/commands";
import { Crowd } from "@/server/rooms/crowd";
import { Did } from "@/server/rooms/did";
import { Gates } from "@/server/rooms/gates";
import { Guests, offeredIn } from "@/server/rooms/guests";
import { Intake } from "@/server/rooms/intake";
import { Insist } from "@/server/rooms/insist";
import { type Kin, type News, noKin } from "@/server/rooms/kin";
import { type Broadcaster, RoomBroadcaster, type Way } from "@/server/rooms/broadcaster";
import { OwnThings } from "@/server/rooms/own-things";
import type { QuestionBox } from "@/server/rooms/question-box";
import { RoomKeys } from "@/server/rooms/room-keys";
import type { LoadedRoom, OwnKey, Person, RoomHead, RoomStore } from "@/server/rooms/room-store";
import { Sharing } from "@/server/rooms/sharing";
import { TestCodes } from "@/server/rooms/test-codes";
import { Turns } from "@/server/limits/turns";
import { unreachable } from "@/model/unreachable";
import { atDoor } from "@/server/rooms/door";
import type { CommandRoom } from "@/server/rooms/execute";
import { RateLimiter } from "@/server/rooms/rate-limiter";
import type { AnswerCommand, CommandTo, Logged } from "@/workshop/commands/all";
import { NEWCOMERS } from "@/workshop/session/door";
import { Timekeeper } from "@/server/rooms/timekeeper";
import { WaitingRoom } from "@/server/rooms/waiting-room";
import type { SheetWriter } from "@/server/rooms/worksheets/sheet-writer";
import { type LoadedSheets, Worksheets } from "@/server/rooms/worksheets/worksheets";
import { WorkHere } from "@/server/rooms/work-here";
import { roomNow } from "@/server/rooms/room-clock";
import type { AssetSources } from "@/workshop/assets/asset";
import { LINK_ROUND } from "@/workshop/learning/linked-tests";
import { type Ack, refusal } from "@/workshop/protocol/acks";
import type { MineMessage } from "@/workshop/protocol/down";
import type { Actor } from "@/workshop/session/actor";
import type { Effect } from "@/workshop/session/effects";
import type { Board, Kept } from "@/workshop/session/board";
import { isSmall, shownBoard } from "@/workshop/session/few-answers";
import { planOf } from "@/workshop/session/plan";
import type { Gate } from "@/workshop/session/preview";
import type { RoomState } from "@/workshop/session/state";
import type { WorkNow } from "@/workshop/views/work";
import type { RoomId } from "@/model/uuid";

/** A revision that nothing is beyond (Postgres' largest integer). */
const NOBODY_ELSE = 2_147_483_647;

export class LiveRoom implements OnLog, CommandRoom {
  readonly id: RoomId;
  readonly head: RoomHead;
  readonly crowd: Crowd;
  readonly worksheets: Worksheets;
  readonly codes: TestCodes;
  readonly people: Map<string, Person & { resume: string }>;
  readonly tokens: Map<string, string>;
  assets: AssetSources;
  door: { code: string; token: string; stageKey: string };
  state: RoomState;
  board: Board;
  /** Asked once more before the link between people and their answers of an activity is destroyed (C-7). */
  beforeSeal:
    | ((activity: string, answersOf: (participant: string) => AnswerBody[]) => Promise<void>)
    | undefined;

  readonly time: Timekeeper;
  readonly guests: Guests;
  /** In which newcomers come in. */
  readonly turns = new Turns(NEWCOMERS);
  readonly waiting: WaitingRoom;
  readonly arrivals: Arrivals;
  /** What the other processes that serve this room bring. */
  readonly sharing: Sharing;

  readonly limiter = new RateLimiter();
  private readonly tell: RoomBroadcaster<LiveRoom>;
  private readonly keys: RoomKeys;
  private readonly gates: Gates;
  private readonly own: OwnThings;
  private readonly intake: Intake;
  private readonly aftermath: Aftermath;
  private readonly insist = new Insist();
  private latest = 0;
  private readonly commands: Commands;

  constructor(
    loaded: LoadedRoom,
    readonly box: QuestionBox,
    sheets: LoadedSheets & { writer: SheetWriter },
    private readonly store: RoomStore,
    private readonly writer: AnswerWriter,
    broadcaster: Broadcaster<LiveRoom>,
    private readonly clock: () => number = roomNow,
    private readonly others: { kin: Kin; did: Did } = { kin: noKin, did: new Did() },
  ) {
    const { now } = this;
    const tell = new RoomBroadcaster<LiveRoom>(this, broadcaster);
    this.tell = tell;
    this.id = loaded.head.id;
    this.head = loaded.head;
    this.state = loaded.state;
    this.board = loaded.board;
    this.people = new Map(loaded.people.people.map((p) => [p.id, p]));
    this.tokens = loaded.people.tokens;
    this.joined = loaded.joined;
    this.keys = new RoomKeys(this, store, loaded.keys);
    this.gates = new Gates(this, (gate) => this.kin.tell({ is: "gate", gate }));
    this.own = new OwnThings(this, this.keys, this.gates, store);
    this.intake = new Intake(this, this.keys, this.own, store, writer, tell, now);
    this.waiting = new WaitingRoom(this, store, others.kin, loaded.knocks);
    this.arrivals = new Arrivals(this, this.keys, store.pseudonym, now);
    this.aftermath = new Aftermath(this, this.keys, store, tell, this.insist, now, (news) =>
      this.kin.tell(news),
    );
    this.time = new Timekeeper(this, now, {
      due: () => void this.tick(),
      counts: (what) => tell.changed(what),
      rank: () => this.kin.rank(),
    });
    this.guests = new Guests(this, store, tell, others.kin);
    this.sharing = new Sharing(this, { store, tell, gates: this.gates, keys: this.keys, did: others.did });
    this.assets = loaded.assets;
    this.door = store.door(loaded.head);
    this.crowd = new Crowd(now);
    this.codes = new TestCodes({
      id: this.id,
      state: () => this.state,
      board: () => this.board,
      now,
      keyOf: (run) => this.keys.of(run),
      hash: store.pseudonym,
      store: (row) => writer.store(row),
      isErasing: this.own.isErasing,
      did: others.did,
      stored: (question, label) => this.kin.tell({ is: "answers", rows: [[question, LINK_ROUND, label]] }),
    });
    this.worksheets = new Worksheets(store.sheets, sheets.writer, sheets, {
      roomId: this.id,
      state: () => this.state,
      now,
      judgedAt: () => (this.kin.shared ? this.state.revision : NOBODY_ELSE),
      behind: () => void this.catchUp().catch(() => undefined),
      alias: (participant) => this.people.get(participant)?.alias ?? null,
      did: others.did,
      changed: () => this.time.countsChanged(this.readsSheets() ? "control" : "counts"),
      stored: ({ activity, group }, seq) => this.kin.tell({ is: "sheets", rows: [[activity, group, seq]] }),
      writersMoved: () => this.kin.tell({ is: "writers", writers: this.worksheets.writersHere() }),
      remarked: () => this.counted({ is: "remarks" }, "control"),
      send: tell.send,
    });
    this.commands = new Commands(this, store, this.insist, now, this, others.kin, loaded.done);
    this.time.schedule();
    this.aftermath.makeGood();
  }

  /** The room's time: never before what the log tells of, whosever clock that was by. */
  private readonly now = (): number => Math.max(this.clock(), this.latest);

  notBefore(at: number): void {
    this.latest = Math.max(this.latest, at);
  }

  /** Resolves when the end of the room is stored. */
  get finished(): Promise<void> {
    return this.aftermath.finished;
  }

  /** Applies one control command, durably, after those before it. */
  control(actor: Actor, asked: Logged): Promise<Ack> {
    return this.commands.control(actor, asked);
  }

  storing(next: RoomState): void {
    this.tell.prerender(next);
  }

  beforeClosing(): Promise<void> {
    return this.writer.settled();
  }

  async done(command: Logged, effects: readonly Effect[], before: RoomState): Promise<void> {
    this.kin.tell({ is: "log" });
    this.worksheets.follow();
    await this.writer.settled();
    await this.settleRounds(before);
    for (const effect of effects) this.aftermath.carryOut(effect);
    this.time.schedule();
    this.tell.changed("control");
    if (command.type === "end-choice")
      for (const participant of this.crowd.here()) void this.arrived(participant);
  }

  async caughtUp(before: RoomState, effects: readonly Effect[], at: number): Promise<void> {
    await this.writer.settled();
    if (this.kin.shared) this.gates.openedElsewhere(before);
    await this.settleRounds(before);
    this.worksheets.follow(Math.min(at, this.now()));
    for (const effect of effects) if (effect.type === "let-go") this.aftermath.carryOut(effect);
    this.aftermath.makeGood(this.kin.shared);
    this.time.schedule();
    this.tell.changed("control");
    // Others formed groups: whoever is here and in none comes to one.
    if (before.groups !== this.state.groups)
      for (const p of this.crowd.connected())
        if (!Object.hasOwn(this.state.groups.members, p)) void this.arrived(p);
  }

  /** Reads on in the log, where others may write too. @returns whether there was anything. @throws while the database is away */
  catchUp(): Promise<boolean> {
    return this.kin.shared ? this.commands.catchUp() : Promise.resolve(false);
  }

  /** Where others answer too, what a closed round shows is what is stored of it. */
  private async settleRounds(before: RoomState): Promise<void> {
    if (!this.kin.shared) return;
    await this.sharing.settleRounds(before).catch(() => void this.sharing.heard("", { is: "everything" }));
  }

  /** How often people did what each may do only so often. */
  get did(): Did {
    return this.others.did;
  }

  private get kin(): Kin {
    return this.others.kin;
  }

  /** Somebody has come, or come back: where there are groups, nobody is without one. */
  async arrived(participant: string): Promise<void> {
    await this.control(
      { role: "server", roomId: this.id },
      { type: "place", id: randomUUID(), participant, group: "" },
    );
  }

  /** Judges, stores and counts one answer of one participant. The ack comes after the commit. */
  answer(participant: string, command: AnswerCommand, own: OwnKey | null, over: Way): Promise<Ack> {
    return this.intake.answer(participant, command, own, over);
  }

  /** Takes a question for the box, or support for one. */
  async ask(participant: string, command: CommandTo<"box">): Promise<Ack> {
    const ack =
      command.type === "post"
        ? await this.box.post(this.state, participant, command)
        : await this.box.support(this.state, participant, command);
    if (ack.ok) this.counted({ is: "box" }, "control");
    return ack;
  }

  /** Keeps the code by which somebody links two tests, and says to them alone what came of it. */
  linkTests(participant: string, code: string | null): Promise<Ack> {
    return this.codes.give(participant, code);
  }

  onSheet(participant: string | null, command: CommandTo<"sheets">, connection: string): Promise<Ack> {
    return this.worksheets.command(participant, command, connection);
  }

  atDoor(actor: Actor, command: CommandTo<"door">): Promise<Ack> {
    return atDoor(this, actor, command);
  }

  async ofParticipant(actor: Actor, command: CommandTo<"participants">, connection: string): Promise<Ack> {
    if (command.type === "pages") this.crowd.paged(connection, command);
    else if (actor.role !== "participant") return refusal("not-allowed");
    else if (command.type === "pause") this.crowd.pause(actor.id, command.on);
    else if (command.type !== "language") return unreachable(command);
    else {
      if (!offeredIn(this.state.workshop).includes(command.language)) return refusal("unknown-language");
      return this.guests.speak(actor.id, command.language).then(
        () => ({ ok: true }),
        () => refusal("not-stored"),
      );
    }
    this.crowdChanged();
    return { ok: true };
  }

  /** Whether so few people joined that others may guess who answered. */
  fewHere = (): boolean => isSmall(this.everJoined());

  /** The answers as views may know them (B‑157, B‑162). */
  shownBoard = (): Board => shownBoard(this.state, this.board, this.everJoined());

  /** It does not fall when somebody goes: what was too few to show stays so. */
  private everJoined(): number {
    this.joined = Math.max(this.joined, this.people.size + this.state.removed.length);
    return this.joined;
  }

  private joined: number;

  /** In which language somebody reads. */
  languageOf(participant: string): string {
    return this.people.get(participant)?.language ?? this.state.workshop.language;
  }

  /** What this person has stored in one round, if anything. */
  keptAnswer(participant: string, at: Pick<AnswerCommand, "question" | "round">): Promise<Kept | undefined> {
    return this.own.kept(participant, at);
  }

  /** What this person has answered to questions that can still be changed. */
  mine(participant: string, own: OwnKey | null): Promise<MineMessage> {
    return this.own.mine(participant, own);
  }

  /**
   * Takes somebody out of the room with everything that still leads to them (E-60). From then on they are nobody here.
   * @throws while the database is away; it can be asked for again then.
   */
  async eraseOwn(participant: string, own: OwnKey | null): Promise<void> {
    // What they gave over another process may not have been told yet.
    if (this.kin.shared) await this.sharing.refresh();
    await this.own.erase(participant, own, () => this.writer.settled());
    const person = this.people.get(participant);
    if (person)
      this.people.set(participant, {
        id: participant,
        alias: null,
        sector: null,
        language: null,
        resume: "",
      });
    for (const [hash, id] of this.tokens) if (id === participant) this.tokens.delete(hash);
    this.crowd.forget(participant);
    this.arrivals.forget(participant);
    this.tell.disconnect(participant);
    this.counted({ is: "everything" }, "control");
  }

  /** Another code and another link, in place of the code that somebody saw. @throws while the database is away */
  async renewDoor(seen: string): Promise<void> {
    const head = await this.store.renewDoor(this.id, seen);
    if (!head) return;
    this.doorIs(head);
    this.kin.tell({ is: "door" });
  }

  /** The door as it is stored. */
  doorIs({ code, joinEpoch }: RoomHead): void {
    if (code === this.head.code && joinEpoch === this.head.joinEpoch) return;
    Object.assign(this.head, { code, joinEpoch });
    this.door = this.store.door(this.head);
    this.tell.changed("control");
  }

  /** What views of groups and their work are made from besides the state. */
  workNow = (): WorkNow => new WorkHere(this, this.now());

  /** What the trainer may see of the open round in focus. */
  gate(present: number): Gate {
    return this.gates.now(present);
  }

  /** Something that is counted has changed; `what` is "control" where phones show it too. Told a few times a second. */
  countsChanged(what: "control" | "counts" = "counts"): void {
    this.time.countsChanged(what);
  }

  /** The same, and the others have to know. */
  counted(news: News, what: "control" | "counts" = "counts"): void {
    this.kin.tell(news);
    this.time.countsChanged(what);
  }

  /** Who is connected has changed. */
  crowdChanged(): void {
    if (this.kin.shared) this.kin.tell({ is: "crowd", part: this.crowd.part() });
    this.time.countsChanged("counts");
  }

  /** What is due by a clock that was moved is due, and what is not waits anew. */
  clockMoved(): void {
    void this.tick();
  }

  /** Ends timers, waits for what is under way, and keeps the state whole, so that a newer version need not replay. */
  async close(): Promise<void> {
    this.insist.close();
    this.sharing.close();
    this.time.close();
    await this.commands.settled();
    await this.worksheets.close();
    await this.store.snapshot(this.state).catch(() => undefined);
    this.kin.leave();
  }

  /** Whether phones show what stands on the groups' sheets. */
  private readsSheets(): boolean {
    const { step } = this.state.stand;
    const activity = step ? planOf(this.state.workshop).step(step)?.activityId : undefined;
    return activity !== undefined && activity !== step && Object.hasOwn(this.state.work, activity);
  }

  private async tick(): Promise<void> {
    const actor: Actor = { role: "server", roomId: this.id };
    const ack = await this.control(actor, { type: "tick", id: randomUUID() });
    if (!ack.ok) await new Promise((go) => setTimeout(go, 500).unref());
    this.tell.changed("control");
    this.time.schedule();
  }
}
