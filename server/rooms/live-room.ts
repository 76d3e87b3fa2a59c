/**
 * One room while it runs. Control commands go one at a time through `apply`; each is durable before it is
 * acknowledged and before anybody sees it. Answers do not wait for one another: they are judged, stored in a
 * batch, acknowledged, then counted. What was shown is always made anew from state and stored answers.
 */
import { randomUUID } from "node:crypto";
import { type Activity, type AnswerBody, isPass } from "@/activities/content";
import { promiseLines } from "@/activities/commitment/rules";
import type { Fields } from "@/activities/kind-rules";
import { rulesOf } from "@/activities/rules";
import { fieldsOf } from "@/activities/fields";
import type { AnswerWriter } from "@/server/answers/writer";
import { Crowd } from "@/server/rooms/crowd";
import { drawn } from "@/server/rooms/draw";
import { isOwnEntry } from "@/server/rooms/own-entry";
import type { QuestionBox } from "@/server/rooms/question-box";
import type { SheetWriter } from "@/server/worksheets/sheet-writer";
import { type LoadedSheets, Worksheets } from "@/server/worksheets/worksheets";
import type { Drawn } from "@/workshop/groups/commands";
import { merges } from "@/workshop/groups/phases";
import type { LookMessage, SheetMessage } from "@/workshop/groups/shown";
import type { WorkNow } from "@/workshop/views/work";
import type { AssetSources } from "@/workshop/assets/asset";
import { assetsNamed } from "@/workshop/assets/names";
import type { Workshop } from "@/workshop/content/workshop";
import { type Ack, refusal, refusalOf } from "@/workshop/protocol/acks";
import type { LoadedRoom, OwnKey, Person, RoomHead, RoomStore } from "@/server/rooms/room-store";
import type { MineMessage } from "@/workshop/protocol/down";
import type { AnswerCommand, Control, PostCommand, SupportCommand } from "@/workshop/protocol/up";
import type { Actor } from "@/workshop/session/actor";
import { apply, type Effect, type Tick } from "@/workshop/session/apply";
import { answersOf, type Board, type Kept, put, roundKey } from "@/workshop/session/board";
import { judgeAnswer } from "@/workshop/session/judge-answer";
import { refusalFor } from "@/workshop/session/permissions";
import { planOf } from "@/workshop/session/plan";
import { advance, closedGate, type Gate } from "@/workshop/session/preview";
import { nextDeadline } from "@/workshop/session/rounds";
import { lastRound, type RoomState } from "@/workshop/session/state";
import { workshopOf } from "@/workshop/session/versions";
import { unreachable } from "@/workshop/unreachable";

/** Where a room's news goes. */
export interface Outlet {
  /** Something changed: make the views anew. `counts`: only numbers of answers and people did. */
  changed(room: LiveRoom, what: "control" | "counts"): void;
  /** What a person has stored changed: tells their connections, unless the only one is that which changed it. */
  answered(room: LiveRoom, participant: string, over: Way): void;
  /** Somebody reads in another language from now on. */
  spoke(room: LiveRoom, participant: string): void;
  /** Closes the connections of a person, or of everybody who may not stay. */
  disconnect(room: LiveRoom, participant: string): void;
  /** Closes the consoles of a hand-over that is over. */
  letGo(room: LiveRoom, handover: string): void;
  /** Brings something of a shared sheet to one connection, if it is still there. */
  send(connection: string, message: SheetMessage | LookMessage): void;
}

/** How an answer came: over a connection, or posted by a page without script. */
export type Way = "socket" | "form";

/** Counts are shown at most this often, in milliseconds. */
const COUNTS_EVERY = 250;
/** While groups write, consoles look again this often, in milliseconds: silence is no event. */
const LOOK_EVERY = 15_000;
/** Command ids whose acks are remembered, for retries. */
const REMEMBERED = 200;
const SEAL_RETRY_MS = 5_000;
/** Milliseconds for which sheets that come together wait for letters on their way. */
const MERGE_AFTER_MS = 1_000;

export class LiveRoom {
  readonly id: string;
  readonly head: RoomHead;
  readonly crowd: Crowd;
  readonly worksheets: Worksheets;
  readonly people: Map<string, Person & { resume: string }>;
  readonly tokens: Map<string, string>;
  assets: AssetSources;
  readonly door: { code: string; token: string; stageKey: string };
  /** Resolves when the end of the room is stored. */
  readonly finished: Promise<void>;
  state: RoomState;
  board: Board;

  private finish: () => void = () => undefined;
  private readonly keys: Map<string, Promise<Buffer>>;
  private readonly gates = new Map<string, Gate>();
  /** Rounds that were open when the room was loaded: what was previewed before is not known any more. */
  private readonly blind: Set<string>;
  private readonly remembered = new Map<string, Ack>();
  private queue: Promise<unknown> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;
  private countsTimer: NodeJS.Timeout | undefined;
  private lookTimer: NodeJS.Timeout | undefined;
  private changes: "control" | "counts" = "counts";
  private closed = false;
  /** The last entry may be in the log or not: its acknowledgement was lost. Nothing is decided before that is read. */
  private doubtful = false;

  constructor(
    loaded: LoadedRoom,
    readonly box: QuestionBox,
    sheets: LoadedSheets & { writer: SheetWriter },
    private readonly store: RoomStore,
    private readonly writer: AnswerWriter,
    private readonly outlet: Outlet,
    private readonly now: () => number = Date.now,
  ) {
    this.finished = new Promise((done) => {
      this.finish = done;
    });
    this.id = loaded.head.id;
    this.head = loaded.head;
    this.state = loaded.state;
    this.board = loaded.board;
    this.people = new Map(loaded.people.people.map((p) => [p.id, p]));
    this.tokens = loaded.people.tokens;
    this.keys = new Map([...loaded.keys].map(([id, key]) => [id, Promise.resolve(key)]));
    this.assets = loaded.assets;
    this.door = store.door(loaded.head);
    this.crowd = new Crowd(now);
    this.worksheets = new Worksheets(store.sheets, sheets.writer, sheets, {
      roomId: this.id,
      state: () => this.state,
      now,
      alias: (participant) => this.people.get(participant)?.alias ?? null,
      changed: () => this.countsChanged(this.readsSheets() ? "control" : "counts"),
      send: (connection, message) => outlet.send(connection, message),
    });
    this.blind = new Set(
      Object.entries(loaded.state.stand.rounds).flatMap(([q, rounds]) =>
        rounds.filter((r) => r.phase === "open").map((r) => roundKey(q, r.number)),
      ),
    );
    for (const { id, revision } of loaded.done) this.remember(id, { ok: true, revision });
    this.schedule();
    this.makeGood();
  }

  /** Applies one control command, durably, after those before it. */
  control(actor: Actor, asked: Control | Tick | Drawn): Promise<Ack> {
    return this.serially(async () => {
      if (!(await this.certain())) return refusal("not-stored");
      const before = this.remembered.get(asked.id);
      if (before) return before;
      const now = this.now();
      const refused = refusalFor(this.state, asked.type, actor);
      const command = refused ?? drawn(asked, { state: this.state, people: this.people, here: () => this.crowd.here(), expected: () => this.crowd.expected() }, Math.random);
      if (typeof command === "string") return refusal(command);
      const applied = apply(this.state, command, { actor, now });
      if (!applied.ok) return refusalOf(applied);
      const ack: Ack = { ok: true, revision: applied.state.revision };
      if (!applied.changed) return ack;
      if (command.type === "grey" && actor.role === "participant") {
        const own = isOwnEntry(this.state, this.worksheets.sheets(), actor.id, command.activity, command.entry);
        if (!own) return refusal("not-your-group");
      }
      if (command.type === "amend") {
        const missing = await this.missingFiles(this.state.workshop, applied.state.workshop).catch(() => null);
        if (missing === null) return refusal("not-stored");
        if (missing.length > 0) return refusalOf({ reason: "no-such-file", problems: missing });
      }
      try {
        const appended = await this.store.append(applied.state, { command, actor, now });
        if (appended !== "appended") throw new Error(`the log of room ${this.id} is ahead of it`);
      } catch (error) {
        if (command.type !== "tick") console.error(`A command could not be stored: ${messageOf(error)}`);
        this.doubt();
        return refusal("not-stored");
      }
      this.state = applied.state;
      this.worksheets.follow();
      this.remember(command.id, ack);
      await this.writer.settled();
      for (const effect of applied.effects) this.carryOut(effect);
      this.schedule();
      this.outlet.changed(this, "control");
      if (command.type === "end-choice") for (const participant of this.crowd.here()) void this.arrived(participant);
      return ack;
    });
  }

  /** Somebody has come, or come back: where there are groups, nobody is without one. */
  async arrived(participant: string): Promise<void> {
    await this.control({ role: "server", roomId: this.id }, { type: "place", id: randomUUID(), participant, group: "" });
  }

  /** Brings the files that a change names for the first time; what it says of those that do not exist. */
  private async missingFiles(before: Workshop, after: Workshop): Promise<{ path: string; sentence: string }[]> {
    const known = new Set(assetsNamed(before.sessions));
    const named = assetsNamed(after.sessions).filter((name) => !known.has(name) && !Object.hasOwn(this.assets, name));
    if (named.length === 0) return [];
    this.assets = await this.store.bringFiles(this.id, named);
    return named
      .filter((name) => !Object.hasOwn(this.assets, name))
      .map((name) => ({ path: name, sentence: `The file “${name}” does not exist in the workshop that this room was opened with.` }));
  }

  /** Judges, stores and counts one answer of one participant. The ack comes after the commit. */
  async answer(participant: string, command: AnswerCommand, own: OwnKey | null, over: Way = "socket"): Promise<Ack> {
    const actor: Actor = { role: "participant", roomId: this.id, id: participant };
    const asked = lastRound(this.state.stand, command.question) !== undefined;
    const activityId = asked && planOf(this.state.workshop).question(command.question)?.activityId;
    const key = activityId ? await this.keyOf(activityId) : null;
    if (key === "outage") return refusal("not-stored");
    const pseudonym = key ? this.store.pseudonym(key, participant) : "";
    const kept = answersOf(this.board, command.question, command.round).get(pseudonym);
    const judged = judgeAnswer(this.state, command, actor, kept, this.now());
    if (!judged.ok) return refusal(judged.reason, judged.values);
    if ("already" in judged) return { ok: true, stored: { id: judged.already.id, rev: judged.already.rev } };
    const { activity } = judged.store;
    try {
      const { question, round, id, rev } = command;
      const body = await this.apart(activity, judged.store.body, command, own);
      const row = { roomId: this.id, activityId: activity.id, question, round, pseudonym, id, rev, body: storable(body) };
      const written = await this.writer.store(row);
      if ("finished" in written) return refusal("finished");
      put(this.board, roundKey(question, round), pseudonym, written.stored);
      const counts = answersOf(this.board, question, round).get(pseudonym) ?? written.stored;
      this.countsChanged();
      this.outlet.answered(this, participant, over);
      return { ok: true, stored: { id: counts.id, rev: counts.rev } };
    } catch {
      return refusal("not-stored");
    }
  }

  /** Takes a question for the box, or support for one. */
  async ask(participant: string, command: PostCommand | SupportCommand): Promise<Ack> {
    const ack =
      command.type === "post"
        ? await this.box.post(this.state, participant, command)
        : await this.box.support(this.state, participant, command);
    if (ack.ok) this.countsChanged("control");
    return ack;
  }

  /** In which language somebody reads. */
  languageOf(participant: string): string {
    return this.people.get(participant)?.language ?? this.state.workshop.language;
  }

  /** Lets somebody read in another language; kept before anything is shown. @throws while the database is away. */
  async speak(participant: string, language: string): Promise<void> {
    await this.store.setLanguage(participant, language);
    const person = this.people.get(participant);
    if (!person || person.language === language) return;
    person.language = language;
    this.outlet.spoke(this, participant);
  }

  /** What this person has stored in one round, if anything. */
  async keptAnswer(participant: string, { question, round }: Pick<AnswerCommand, "question" | "round">): Promise<Kept | undefined> {
    const activity = planOf(this.state.workshop).question(question)?.activityId;
    if (!activity || !lastRound(this.state.stand, question)) return undefined;
    return this.keptOf(participant, activity, question, round);
  }

  /** What this person has answered to questions that can still be changed. */
  async mine(participant: string, own: OwnKey | null): Promise<MineMessage> {
    const answers: MineMessage["answers"] = [];
    const opened = await this.opened(own);
    for (const [question, rounds] of Object.entries(this.state.stand.rounds)) {
      const last = rounds.at(-1);
      const plan = planOf(workshopOf(this.state, last));
      const activity = plan.activity(plan.question(question)?.activityId ?? "");
      if (!activity || !last || this.state.finished.includes(activity.id)) continue;
      const kept = await this.keptOf(participant, activity.id, question, last.number);
      const fields = kept && rulesOf(activity).redact && !isPass(kept.body) ? (opened.get(question) ?? {}) : kept && fieldsOf(activity, kept.body);
      if (kept && fields) answers.push({ question, round: last.number, ...kept, fields });
    }
    const supports = await this.box.supportedBy(participant);
    return { type: "mine", answers, supports, promises: this.promisesIn(opened, answers), paused: this.crowd.isPaused(participant) };
  }

  /** Whether answers to this question are for their givers alone. */
  isOwn(question: string): boolean {
    const plan = planOf(this.state.workshop);
    const activity = plan.activity(plan.question(question)?.activityId ?? "");
    return activity !== undefined && rulesOf(activity).redact !== undefined;
  }

  /** What is stored for all of an answer; what only its giver may read is kept under their own key, or taken away with a pass. */
  private async apart(activity: Activity, body: AnswerBody, { question, rev }: AnswerCommand, own: OwnKey | null): Promise<AnswerBody> {
    const { redact } = rulesOf(activity);
    if (!redact) return body;
    if (!own) throw new Error("an answer that only its giver may read came without their key");
    if (isPass(body)) await this.store.promises.drop(this.id, question, own);
    else await this.store.promises.keep(this.id, question, own, rev, fieldsOf(activity, storable(body)));
    return isPass(body) ? body : redact(body);
  }

  /** What this phone's key opens; nothing where the workshop asks for nothing of the kind. */
  private async opened(own: OwnKey | null): Promise<Map<string, Fields>> {
    const asks = planOf(this.state.workshop).steps.some((s) => s.kind === "commitment" && Object.hasOwn(this.state.times, s.id));
    return own && asks ? this.store.promises.of(this.id, own) : new Map<string, Fields>();
  }

  /** The promises that this phone can show, and the questions to which another phone of this person knows one. */
  private promisesIn(opened: ReadonlyMap<string, Fields>, answers: MineMessage["answers"]): MineMessage["promises"] {
    const plan = planOf(this.state.workshop);
    return plan.steps.flatMap((step): MineMessage["promises"] => {
      const activity = plan.activity(step.activityId);
      if (activity?.kind !== "commitment" || !step.question) return [];
      const fields = opened.get(step.question);
      const elsewhere = answers.some((a) => a.question === step.question && !isPass(a.body));
      if (!fields) return elsewhere ? [{ question: activity.question, lines: null }] : [];
      return [{ question: activity.question, lines: promiseLines(activity, fields) }];
    });
  }

  /** What views of groups and their work are made from besides the state. */
  workNow(): WorkNow {
    const people = [...this.people.values()];
    return {
      sheets: this.worksheets.sheets(),
      remarks: this.worksheets.remarks(),
      here: this.crowd.here(),
      names: new Map(people.map((p) => [p.id, p.alias])),
      sectors: people.some((p) => p.sector !== null),
      now: this.now(),
    };
  }

  /** What the trainer may see of the open round in focus. */
  gate(present: number): Gate {
    const question = this.state.stand.question;
    const round = question ? lastRound(this.state.stand, question) : undefined;
    if (!question || round?.phase !== "open" || !this.state.stand.preview) return closedGate;
    const key = roundKey(question, round.number);
    if (this.blind.has(key)) return closedGate;
    const gate = advance(this.gates.get(key) ?? closedGate, answersOf(this.board, question, round.number), present);
    this.gates.set(key, gate);
    return gate;
  }

  /** Something that is counted has changed; `what` is "control" where phones show it too. Told a few times a second. */
  countsChanged(what: "control" | "counts" = "counts"): void {
    if (what === "control") this.changes = what;
    this.countsTimer ??= setTimeout(() => {
      this.countsTimer = undefined;
      const { changes } = this;
      this.changes = "counts";
      if (!this.closed) this.outlet.changed(this, changes);
    }, COUNTS_EVERY);
  }

  /** Ends timers, waits for what is under way, and keeps the state whole, so that a newer version need not replay. */
  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    clearTimeout(this.countsTimer);
    clearTimeout(this.lookTimer);
    await this.queue.catch(() => undefined);
    await this.worksheets.close();
    await this.store.snapshot(this.state).catch(() => undefined);
  }

  private async keptOf(participant: string, activity: string, question: string, round: number): Promise<Kept | undefined> {
    const key = await this.keyOf(activity);
    if (!key || key === "outage") return undefined;
    return answersOf(this.board, question, round).get(this.store.pseudonym(key, participant));
  }

  private async keyOf(activityId: string): Promise<Buffer | null | "outage"> {
    if (this.state.finished.includes(activityId)) return null;
    const known = this.keys.get(activityId);
    const asked = known ?? this.store.runKey(this.id, activityId);
    if (!known) this.keys.set(activityId, asked);
    try {
      return await asked;
    } catch {
      this.keys.delete(activityId);
      return "outage";
    }
  }

  private carryOut(effect: Effect): void {
    switch (effect.type) {
      case "seal":
        void this.seal(effect.activity);
        return;
      case "merge-sheets":
        // First comes what phones are sending just now to the sheets that are put together.
        setTimeout(() => void this.insist(() => this.worksheets.merge(effect.activity, effect.into, effect.from)), MERGE_AFTER_MS).unref();
        return;
      case "disconnect":
        this.removePerson(effect.participant);
        return;
      case "let-go":
        this.outlet.letGo(this, effect.handover);
        return;
      case "end":
        this.head.ended = true;
        void this.insist(async () => {
          await this.box.close();
          await this.worksheets.end();
          await this.store.end(this.id, new Date(this.now()));
          this.finish();
        });
        return;
      default:
        unreachable(effect);
    }
  }

  /** What the stored state asks for and a crash, or a lost acknowledgement, left undone. Harmless when done twice. */
  private makeGood(): void {
    for (const activity of this.state.finished) if (this.keys.has(activity)) void this.seal(activity);
    for (const participant of this.state.removed) if (this.people.has(participant)) this.removePerson(participant);
    for (const effect of merges(this.state)) this.carryOut(effect);
    if (this.state.ended && !this.head.ended) this.carryOut({ type: "end" });
  }

  /** Whether phones show what stands on the groups' sheets. */
  private readsSheets(): boolean {
    const { step } = this.state.stand;
    const activity = step ? planOf(this.state.workshop).step(step)?.activityId : undefined;
    return activity !== undefined && activity !== step && Object.hasOwn(this.state.work, activity);
  }

  /** Reads the log again where it may be ahead of this room. False while the database is away. */
  private async certain(): Promise<boolean> {
    if (!this.doubtful) return true;
    const stored = await this.store.standing(this.id).catch(() => null);
    if (!stored) return false;
    this.doubtful = false;
    if (stored.state.revision === this.state.revision) return true;
    await this.writer.settled();
    this.state = stored.state;
    this.worksheets.follow();
    for (const { id, revision } of stored.done) this.remember(id, { ok: true, revision });
    this.makeGood();
    this.schedule();
    this.outlet.changed(this, "control");
    return true;
  }

  private doubt(): void {
    if (this.doubtful) return;
    this.doubtful = true;
    const read = async () => {
      if (!(await this.certain())) throw new Error(`the log of room ${this.id} cannot be read`);
    };
    void this.insist(() => this.serially(read));
  }

  private removePerson(participant: string): void {
    this.people.delete(participant);
    for (const [hash, id] of this.tokens) if (id === participant) this.tokens.delete(hash);
    this.crowd.remove(participant);
    this.outlet.disconnect(this, participant);
    void this.insist(() => this.store.removeParticipant(participant));
  }

  private async seal(activity: string): Promise<void> {
    await this.insist(async () => {
      await this.store.seal(this.id, activity);
      this.keys.delete(activity);
      for (const [key, answers] of await this.store.sealedBoard(this.id, activity)) this.board.set(key, answers);
    });
    this.outlet.changed(this, "control");
  }

  /** Tries until it is done, or the process ends; a restart takes it up again from the stored state. */
  private async insist(work: () => Promise<unknown>): Promise<void> {
    while (!this.closed) {
      try {
        await work();
        return;
      } catch (error) {
        console.error(`Trying again in ${SEAL_RETRY_MS / 1_000} s: ${messageOf(error)}`);
        await new Promise((go) => setTimeout(go, SEAL_RETRY_MS).unref());
      }
    }
  }

  private schedule(): void {
    clearTimeout(this.timer);
    this.keepLooking();
    const now = this.now();
    const deadline = nextDeadline(this.state.stand, now, this.state.work);
    if (deadline === null || this.closed) return;
    const wait = Math.min(Math.max(deadline - now, 0) + 5, 2 ** 30);
    this.timer = setTimeout(() => void this.tick(), wait);
  }

  private keepLooking(): void {
    clearTimeout(this.lookTimer);
    if (this.closed || !Object.values(this.state.work).some((work) => work.phase === "open")) return;
    this.lookTimer = setTimeout(() => {
      this.countsChanged();
      this.keepLooking();
    }, LOOK_EVERY).unref();
  }

  private async tick(): Promise<void> {
    const actor: Actor = { role: "server", roomId: this.id };
    const ack = await this.control(actor, { type: "tick", id: randomUUID() });
    if (!ack.ok) await new Promise((go) => setTimeout(go, 500).unref());
    this.outlet.changed(this, "control");
    this.schedule();
  }

  private remember(id: string, ack: Ack): void {
    this.remembered.set(id, ack);
    const oldest = this.remembered.keys().next().value;
    if (this.remembered.size > REMEMBERED && oldest !== undefined) this.remembered.delete(oldest);
  }

  private serially<T>(work: () => Promise<T>): Promise<T> {
    const next = this.queue.then(work, work);
    this.queue = next.catch(() => undefined);
    return next;
  }
}

/** The body without what Postgres's jsonb does not hold: NUL and halves of surrogate pairs. */
const storable = (body: AnswerBody): AnswerBody =>
  JSON.parse(JSON.stringify(body), (_key, v) => (typeof v === "string" ? v.replace(/\0|\p{Surrogate}/gu, "\ufffd") : v)) as AnswerBody;

const messageOf = (error: unknown): string => (error instanceof Error ? (error.message.split("\n")[0] ?? "") : "unknown");
