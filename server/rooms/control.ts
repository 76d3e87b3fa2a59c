/**
 * The log of one room and the state it leads to. Commands run one at a time: decide from the newest state, store, then
 * acknowledge and show. Other processes write to the same log: on a revision conflict, reload the log and decide again.
 */
import type { RoomId } from "@/model/ids";
import { log } from "@/server/platform/log";
import type { Peers } from "@/server/platform/cluster/peers";
import type { AnswerWriter } from "@/server/rooms/answer-writer";
import type { RoomNotifier } from "@/server/rooms/broadcaster";
import type { Participants } from "@/server/rooms/participants";
import { isOwnEntry } from "@/server/rooms/worksheets/access";
import type { Worksheets } from "@/server/rooms/worksheets/worksheets";
import type { RetryLoop } from "@/server/rooms/retry-loop";
import type { ClosedRound, LoadedRoom, LoggedState, RoomStore } from "@/server/platform/room-store";
import type { AssetSources } from "@/model/activity/asset";
import { definitionOf, type LoggedCommand } from "@/workshop/commands/all";
import { type Applied, apply, resolveCommand } from "@/workshop/commands/apply";
import type { ResolveContext, Requirement } from "@/workshop/commands/define";
import { refusalFor } from "@/workshop/commands/permissions";
import type { Problem } from "@/workshop/editor/problems";
import { type Ack, refusal, refusalOf } from "@/workshop/protocol/acks";
import type { Actor } from "@/workshop/room/actor";
import type { Effect, Refusal } from "@/workshop/room/effects";
import { planOf } from "@/workshop/content/plan";
import { closedBetween } from "@/workshop/room/rounds";
import type { RoomState } from "@/workshop/room/state";

/** Command ids whose acks are remembered, for retries. */
const MAX_ACKS = 200;
/** Times that a command is decided before it is given up, because the log moves on. */
const MAX_ATTEMPTS = 8;

/** One or several entries of the log: the room was in the state `before`, and is beyond it now. */
export interface StateChange {
  before: RoomState;
  effects: readonly Effect[];
  /** The command that led to it; null where others wrote it. */
  command: LoggedCommand | null;
  /** No entry is later; milliseconds since the epoch. */
  at: number;
}

type Decision =
  | { ack: Ack }
  | { command: LoggedCommand; now: number; applied: Extract<Applied, { ok: true }> };

interface Dependencies {
  roomId: RoomId;
  store: Pick<RoomStore, "append" | "since" | "bringFiles">;
  peers: Pick<Peers, "shared">;
  retry: Pick<RetryLoop, "run">;
  current: CurrentState;
  participants: Pick<Participants, "known"> & {
    presence: Pick<Participants["presence"], "expected" | "here" | "present">;
  };
  worksheets: Pick<Worksheets, "sheets">;
  writer: Pick<AnswerWriter, "settled">;
  broadcaster: Pick<RoomNotifier, "prerender">;
  /** Brings the room in line with its new state and shows it. Awaited before the ack and before the next command. */
  changed(change: StateChange): Promise<void>;
}

/** The newest state of a room, and its clock. It is made before the room's parts, so that each of them can ask. */
export class CurrentState {
  private latest = 0;

  constructor(
    private newest: RoomState,
    private readonly clock: () => number,
  ) {}

  readonly state = (): RoomState => this.newest;

  /** Never earlier than the last log entry, even if another process with a faster clock wrote it. */
  readonly now = (): number => Math.max(this.clock(), this.latest);

  /** @param time no entry of the log is later */
  moveOn(state: RoomState, time = 0): void {
    this.newest = state;
    this.latest = Math.max(this.latest, time);
  }
}

export class Control {
  private files: AssetSources;
  private readonly acks = new Map<string, Ack>();
  private reading: Promise<boolean> | undefined;
  private queue: Promise<unknown> = Promise.resolve();
  /** The last entry may be in the log or not: its acknowledgement was lost. Nothing is decided before that is read. */
  private doubtful = false;

  constructor(
    private readonly deps: Dependencies,
    loaded: Pick<LoadedRoom, "assets" | "done">,
  ) {
    this.files = loaded.assets;
    this.rememberAll(loaded.done);
  }

  get state(): RoomState {
    return this.deps.current.state();
  }

  get assets(): AssetSources {
    return this.files;
  }

  /** Decides, stores, acknowledges and shows one command, after those before it. */
  run(actor: Actor, request: LoggedCommand): Promise<Ack> {
    return this.serially(async () => {
      if (!(await this.logIsKnown())) return refusal("not-stored");
      for (let tries = 0; tries < MAX_ATTEMPTS; tries++) {
        const done = this.acks.get(request.id);
        if (done) return done;
        const decided = await this.decide(actor, request);
        if ("ack" in decided) {
          if (!decided.ack.ok && (await this.othersMovedOn(actor))) continue;
          return decided.ack;
        }
        const appended = await this.append(actor, decided);
        if (appended === "away") return refusal("not-stored");
        if (appended === "conflict") continue;
        const { command, now, applied } = decided;
        const { state: before } = this;
        this.deps.current.moveOn(applied.state);
        const ack: Ack = { ok: true, revision: applied.state.revision };
        this.remember(command.id, ack);
        await this.deps.changed({ before, effects: applied.effects, command, at: now });
        return ack;
      }
      return refusal("not-stored");
    });
  }

  /**
   * Reads on in the log, where others may write too; calls that wait share one reading.
   * @returns whether there was anything
   * @throws while the database is away
   */
  catchUp(): Promise<boolean> {
    if (!this.deps.peers.shared) return Promise.resolve(false);
    this.reading ??= this.serially(() => {
      this.reading = undefined;
      return this.readOn();
    });
    return this.reading;
  }

  async settled(): Promise<void> {
    await this.queue;
  }

  private async decide(actor: Actor, request: LoggedCommand): Promise<Decision> {
    const { state } = this;
    const now = this.deps.current.now();
    // Asked before `resolve`, whose refusals may tell something, and again by `apply`, where presenters'
    // limits see what was drawn.
    const command = refusalFor(state, request.type, actor) ?? resolveCommand(request, this.resolveContext());
    if (typeof command === "string") return { ack: refusal(command) };
    const applied = apply(state, command, { actor, now });
    if (!applied.ok) return { ack: refusalOf(applied) };
    if (!applied.changed) return { ack: { ok: true, revision: applied.state.revision } };
    const need = definitionOf(command).needs?.(command, { state, actor }, applied.state);
    const unmetNeed = need && (await this.lacks(need));
    return unmetNeed ? { ack: refusalOf(unmetNeed) } : { command, now, applied };
  }

  /** State and store as commands ask them while they are resolved. */
  private resolveContext(): ResolveContext {
    const { known, presence } = this.deps.participants;
    return {
      state: this.state,
      people: known(),
      here: () => presence.here(),
      expected: () => presence.expected(),
      random: Math.random,
    };
  }

  /** @returns why the need is not met; null where it is */
  private async lacks(need: Requirement): Promise<Refusal | null> {
    if (need.is === "own-entry")
      return isOwnEntry(this.state, this.deps.worksheets.sheets(), need)
        ? null
        : { reason: "not-your-group" };
    const problems = await this.missingFiles(need.names).catch(() => null);
    if (problems === null) return { reason: "not-stored" };
    return problems.length > 0 ? { reason: "no-such-file", problems } : null;
  }

  /**
   * A refusal by a stale state is decided again after reading the log; the server repeats its own commands
   * anyway.
   */
  private async othersMovedOn(actor: Actor): Promise<boolean> {
    return this.deps.peers.shared && actor.role !== "server" && (await this.readOn().catch(() => false));
  }

  /**
   * @returns "conflict" where another process wrote this number, "away" where it is not known whether it is
   * stored
   */
  private async append(
    actor: Actor,
    { command, now, applied: { state: next } }: Exclude<Decision, { ack: Ack }>,
  ): Promise<"appended" | "conflict" | "away"> {
    const { store, peers, writer, broadcaster } = this.deps;
    const closed = this.closing(next);
    if (peers.shared && closed.length > 0) await writer.settled();
    try {
      // The statement is on its way before this turn of the loop ends; views are made while the database works.
      const ahead = setImmediate(() => broadcaster.prerender(next));
      const appended = await store
        .append(next, { command, actor, now }, closed, peers.shared)
        .finally(() => clearImmediate(ahead));
      if (appended === "appended") return "appended";
      if (await this.readOn()) return "conflict";
      throw new Error(`the log of room ${this.deps.roomId} has a number twice`);
    } catch (error) {
      if (command.type !== "tick") log.warn("command-not-stored", "A command could not be stored.", error);
      this.markDoubtful();
      return "away";
    }
  }

  /** The rounds that close with the step to `after`, and the people here as they do. */
  private closing(after: RoomState): ClosedRound[] {
    const rounds = closedBetween(this.state.position, after.position);
    if (rounds.length === 0) return [];
    const present = this.deps.participants.presence.present();
    const plan = planOf(this.state.workshop);
    return rounds.map(({ question, number }) => ({
      question,
      activity: plan.question(question)?.activityId ?? "",
      round: number,
      ...present,
    }));
  }

  /** Loads the named files that the room lacks. @returns problems of those that do not exist */
  private async missingFiles(names: readonly string[]): Promise<Problem[]> {
    const has = (name: string) => Object.hasOwn(this.assets, name);
    const named = names.filter((name) => !has(name));
    if (named.length === 0) return [];
    this.files = await this.deps.store.bringFiles(this.deps.roomId, named);
    return named
      .filter((name) => !has(name))
      .map((name) => ({
        path: name,
        sentence: `The file “${name}” does not exist in the workshop that this room was opened with.`,
      }));
  }

  /** Reads the log again where it may be ahead of this room. False while the database is away. */
  private async logIsKnown(): Promise<boolean> {
    if (!this.doubtful) return true;
    return this.readOn().then(
      () => true,
      () => false,
    );
  }

  /**
   * Takes what the log has beyond this room.
   * @returns whether there was anything.
   * @throws while the database is away
   */
  private async readOn(): Promise<boolean> {
    const { state: before } = this;
    const news = await this.deps.store.since(before);
    this.doubtful = false;
    if (news.state.revision === before.revision) return false;
    this.deps.current.moveOn(news.state, news.at);
    this.rememberAll(news.done);
    await this.deps.changed({ before, effects: news.effects, command: null, at: news.at });
    return true;
  }

  private markDoubtful(): void {
    if (this.doubtful) return;
    this.doubtful = true;
    const read = async () => {
      if (!(await this.logIsKnown())) throw new Error(`the log of room ${this.deps.roomId} cannot be read`);
    };
    void this.deps.retry.run(() => this.serially(read));
  }

  private rememberAll(done: LoggedState["done"]): void {
    for (const { id, revision } of done) this.remember(id, { ok: true, revision });
  }

  private remember(id: string, ack: Ack): void {
    this.acks.set(id, ack);
    const oldest = this.acks.keys().next().value;
    if (this.acks.size > MAX_ACKS && oldest !== undefined) this.acks.delete(oldest);
  }

  private serially<T>(work: () => Promise<T>): Promise<T> {
    const next = this.queue.then(work, work);
    this.queue = next.catch(() => undefined);
    return next;
  }
}
