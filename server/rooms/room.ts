/**
 * One running room: puts its four parts together (control, answers, participants, peers) and shows each new state.
 */
import type { RoomId } from "@/model/ids";
import type { AnswerWriter } from "@/server/rooms/answer-writer";
import { Answers } from "@/server/rooms/answers";
import { type Broadcaster, RoomBroadcaster } from "@/server/rooms/broadcaster";
import { Control, CurrentState, type StateChange } from "@/server/rooms/control";
import { EffectRunner } from "@/server/rooms/effects";
import { type CommandRoom, executeAsServer } from "@/server/rooms/execute";
import { orphanLabel } from "@/server/rooms/participant-data";
import { Papers } from "@/server/rooms/papers";
import { Tables } from "@/server/rooms/tables";
import { Participants } from "@/server/rooms/participants";
import { PeerSync } from "@/server/rooms/peer-sync";
import { noPeers, type Peers } from "@/server/platform/cluster/peers";
import type { QuestionBox } from "@/server/rooms/question-box";
import { CommandLimits } from "@/server/rooms/command-limits";
import { RetryLoop } from "@/server/rooms/retry-loop";
import type { LoadedRoom, PhoneKey, RoomHead, RoomStore } from "@/server/platform/room-store";
import { Timekeeper } from "@/server/rooms/timekeeper";
import { UsageCounter } from "@/server/rooms/usage-counter";
import { roomNow } from "@/server/rooms/room-clock";
import type { SheetWriter } from "@/server/rooms/worksheets/sheet-writer";
import { type LoadedSheets, Worksheets } from "@/server/rooms/worksheets/worksheets";
import type { AssetSources } from "@/model/activity/asset";
import type { CommandTo, LoggedCommand } from "@/workshop/commands/all";
import type { Ack } from "@/workshop/protocol/acks";
import type { MineMessage, PhoneView } from "@/workshop/protocol/views";
import type { AnswersByRound } from "@/workshop/room/answers-by-round";
import { isSmall } from "@/workshop/room/disclosure-control";
import { planOf } from "@/workshop/content/plan";
import type { PreviewGate } from "@/workshop/room/open-round-preview";
import type { RoomState } from "@/workshop/room/state";
import { phoneView } from "@/workshop/views/phone-view";
import type { WorkNow } from "@/workshop/views/worksheets/shown";

/** A revision that nothing is beyond (Postgres' largest integer). */
const MAX_REVISION = 2_147_483_647;

/** Parts from outside, beside what is stored of the room. */
interface RoomParts {
  box: QuestionBox;
  sheets: LoadedSheets & { writer: SheetWriter };
  store: RoomStore;
  writer: AnswerWriter;
  broadcaster: Broadcaster<Room>;
  clock?: () => number;
  /** The other processes that serve this room. */
  peers?: Peers;
  usage?: UsageCounter;
}

export class Room implements CommandRoom {
  readonly id: RoomId;
  readonly head: RoomHead;
  readonly control: Control;
  readonly answers: Answers;
  readonly tables: Tables;
  readonly papers: Papers;
  readonly participants: Participants;
  readonly sync: PeerSync;
  readonly worksheets: Worksheets;
  readonly box: QuestionBox;
  readonly usage: UsageCounter;
  readonly limits = new CommandLimits();
  private readonly current: CurrentState;
  private readonly peers: Peers;
  private readonly store: RoomStore;
  private readonly writer: AnswerWriter;
  private readonly broadcaster: RoomBroadcaster<Room>;
  private readonly effects: EffectRunner;
  private readonly time: Timekeeper;
  private readonly retry = new RetryLoop();

  constructor(loaded: LoadedRoom, parts: RoomParts) {
    const { store, writer, sheets, clock = roomNow, peers = noPeers, usage = new UsageCounter() } = parts;
    const { head } = loaded;
    this.id = head.id;
    this.head = head;
    this.box = parts.box;
    this.usage = usage;
    this.current = new CurrentState(loaded.state, clock);
    const { state, now } = this.current;
    const broadcaster = new RoomBroadcaster<Room>(this, parts.broadcaster);
    // Given to every part; the three that lead back up wait for a part that is made later.
    const shared = {
      roomId: head.id,
      head,
      state,
      now,
      store,
      writer,
      peers,
      usage,
      retry: this.retry,
      box: parts.box,
      broadcaster,
      countsChanged: (what: "control" | "counts" = "counts") => this.time.countsChanged(what),
      catchUp: () => this.control.catchUp(),
      asServer: (command: LoggedCommand) => this.control.run({ role: "server", roomId: head.id }, command),
      place: (participant: string) => this.place(participant),
    };
    this.peers = peers;
    this.store = store;
    this.writer = writer;
    this.broadcaster = broadcaster;
    this.time = new Timekeeper(state, now, {
      due: () => void this.tick(),
      counts: broadcaster.changed,
      rank: () => peers.rank(),
    });
    this.answers = new Answers(shared, loaded);
    this.tables = new Tables({ ...shared, answers: this.answers });
    this.papers = new Papers({ ...shared, answers: this.answers, pseudonym: store.pseudonym });
    this.participants = new Participants({ ...shared, answered: this.answers }, loaded);
    this.worksheets = new Worksheets(store.sheets, sheets.writer, sheets, {
      ...shared,
      judgedAt: () => (peers.shared ? state().revision : MAX_REVISION),
      behind: () => void shared.catchUp().catch(() => undefined),
      alias: (participant) => this.participants.get(participant)?.alias ?? null,
      changed: () => shared.countsChanged(this.phonesShowSheets() ? "control" : "counts"),
      stored: ({ activity, group }, seq) => peers.tell({ is: "sheets", rows: [[activity, group, seq]] }),
      writersMoved: () => peers.tell({ is: "writers", writers: this.worksheets.awareness.writersHere() }),
      remarked: () => this.counted({ is: "remarks" }),
      send: broadcaster.send,
    });
    const { answers, tables, participants, worksheets } = this;
    this.control = new Control(
      {
        ...shared,
        current: this.current,
        participants,
        worksheets,
        changed: (change) => this.changed(change),
      },
      loaded,
    );
    const { control } = this;
    this.sync = new PeerSync({ ...shared, control, answers, participants, worksheets });
    this.effects = new EffectRunner({ ...shared, answers, tables, participants, worksheets });
    this.time.schedule();
    this.effects.runOutstanding();
  }

  get state(): RoomState {
    return this.current.state();
  }

  get assets(): AssetSources {
    return this.control.assets;
  }

  get finished(): Promise<void> {
    return this.effects.finished;
  }

  async ask(participant: string, command: CommandTo<"box">): Promise<Ack> {
    const ack =
      command.type === "post"
        ? await this.box.post(this.state, participant, command)
        : await this.box.support(this.state, participant, command);
    if (ack.ok) this.counted({ is: "box" });
    return ack;
  }

  /** Does what a stored change of state asks for, then shows it to all. */
  private async changed({ before, effects, command, at }: StateChange): Promise<void> {
    const { peers, worksheets, answers, participants, broadcaster, writer } = this;
    const ours = command !== null;
    if (ours) peers.tell({ is: "log" });
    if (ours) worksheets.follow();
    await writer.settled();
    if (!ours && peers.shared) answers.gates.openedElsewhere(before);
    await this.settleRounds(before);
    if (!ours) worksheets.follow(Math.min(at, this.current.now()));
    // Others run the effects of their own commands; consoles connected here only this process can close.
    for (const effect of effects) if (ours || effect.type === "let-go") this.effects.run(effect);
    if (!ours) this.effects.runOutstanding(peers.shared);
    if (ours) this.effects.countTables();
    this.time.schedule();
    broadcaster.changed("control");
    if (!ours && before.groups !== this.state.groups)
      for (const participant of participants.presence.connected())
        if (!Object.hasOwn(this.state.groups.members, participant)) void this.place(participant);
  }

  /** Other processes take answers too: a closed round shows what is stored of it. */
  private async settleRounds(before: RoomState): Promise<void> {
    if (!this.peers.shared) return;
    await this.answers.settleRounds(before).catch(() => this.sync.onMessage("", { is: "everything" }));
  }

  /** Gives a person who came, or came back, a group, where there are groups. */
  async place(participant: string): Promise<void> {
    await executeAsServer(this, { type: "place", participant, group: "" });
  }

  /** The person's stored answers, and what only they may read. */
  async mine(participant: string, phoneKey: PhoneKey | null): Promise<MineMessage> {
    const { answers, participants, box } = this;
    return {
      type: "mine",
      ...(await answers.personal.mine(participant, phoneKey, participants.languageOf(participant))),
      supports: await box.supportedBy(participant),
      paused: participants.presence.isPaused(participant),
    };
  }

  /**
   * Takes a person out of the room with everything that still leads to them.
   * @throws while the database is away; may be asked again then
   */
  async eraseOwn(participant: string, phoneKey: PhoneKey | null): Promise<void> {
    const { answers, participants, box, store, writer } = this;
    // Answers given over another process may not be known here yet.
    if (this.peers.shared) await this.sync.refresh();
    answers.personal.beginErasing(participant);
    await writer.settled();
    const unlinked = await answers.personal.toUnlink(participant);
    const pseudonym = await box.pseudonymOf(participant);
    const supported = pseudonym === null ? null : { pseudonym, label: orphanLabel() };
    await store.eraseParticipant({
      roomId: this.id,
      participant,
      answers: unlinked.map(({ found: _, ...row }) => row),
      box: supported,
      owner: phoneKey?.owner ?? null,
    });
    answers.personal.unlinked(unlinked);
    if (supported) box.forget(supported.pseudonym, supported.label);
    participants.erased(participant);
    this.counted({ is: "everything" });
  }

  /** With so few people, others may guess who answered. */
  fewHere = (): boolean => isSmall(this.participants.everJoined());

  private shown: { of: RoomState; board: AnswersByRound } | null = null;

  /** The answers as views may know them, made once for all views of one go. */
  shownBoard = (): AnswersByRound => {
    const { state } = this;
    if (this.shown?.of === state) return this.shown.board;
    const board = this.answers.shown(this.participants.everJoined());
    this.shown = { of: state, board };
    queueMicrotask(() => {
      this.shown = null;
    });
    return board;
  };

  /** Groups and their work for views; summaries that walk through all people are made on first use. */
  workNow = (): WorkNow => {
    const { worksheets, participants } = this;
    let here: WorkNow["here"] | undefined;
    return {
      now: this.current.now(),
      get sheets() {
        return worksheets.sheets();
      },
      get remarks() {
        return worksheets.remarks.all();
      },
      get here() {
        here ??= participants.presence.here();
        return here;
      },
      get names() {
        return participants.summary().names;
      },
      get sectors() {
        return participants.summary().sectors;
      },
      answerOf: this.tables.answerOf,
    };
  };

  /** The phones' view in one language, of the room as it is or of a state to come. */
  phoneView = (language: string, state = this.state, posts = this.box.posts()): PhoneView =>
    phoneView(state, this.shownBoard(), posts, language, this.workNow(), this.fewHere(), this.head.title);

  /** The trainer's preview of the open round in focus. @param present people in the room */
  gate = (present: number): PreviewGate => this.answers.gates.now(present);

  countsChanged(): void {
    this.time.countsChanged("counts");
  }

  /** The system clock was set: runs timers that are due now, and schedules the others again. */
  clockMoved(): void {
    void this.tick();
  }

  /** Ends timers, waits for what is under way, and keeps the state whole, so that a newer version need not replay. */
  async close(): Promise<void> {
    this.retry.close();
    this.sync.close();
    this.time.close();
    await this.control.settled();
    await this.worksheets.close();
    await this.store.snapshot(this.state).catch(() => undefined);
    this.peers.leave();
  }

  /** For changes that phones show and other processes have to know. */
  private counted(message: Parameters<Peers["tell"]>[0]): void {
    this.peers.tell(message);
    this.time.countsChanged("control");
  }

  private phonesShowSheets(): boolean {
    const { position, workshop, work } = this.state;
    const activity = position.step ? planOf(workshop).step(position.step)?.activityId : undefined;
    return activity !== undefined && activity !== position.step && Object.hasOwn(work, activity);
  }

  private async tick(): Promise<void> {
    const ack = await executeAsServer(this, { type: "tick" });
    if (!ack.ok) await new Promise((go) => setTimeout(go, 500).unref());
    this.broadcaster.changed("control");
    this.time.schedule();
  }
}
