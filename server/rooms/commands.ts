/**
 * Control commands of one room, one at a time: decided from the newest state, durable before they are acknowledged and
 * before anybody sees them. Other processes write to the log too: when a revision is taken, the log is read on and the
 * command decided again.
 */
import type { RoomId } from "@/model/uuid";
import { log } from "@/server/operations/log";
import type { Crowd } from "@/server/rooms/crowd";
import type { Insist } from "@/server/rooms/insist";
import type { Kin } from "@/server/rooms/kin";
import { isOwnEntry } from "@/server/rooms/own-entry";
import type { ClosedRound, Person, RoomStore, Standing } from "@/server/rooms/room-store";
import type { Worksheets } from "@/server/rooms/worksheets/worksheets";
import type { AssetSources } from "@/workshop/assets/asset";
import { assetsNamed } from "@/workshop/assets/names";
import type { Logged } from "@/workshop/commands/all";
import { type Applied, apply } from "@/workshop/commands/apply";
import { refusalFor } from "@/workshop/commands/permissions";
import { resolved } from "@/workshop/commands/resolve";
import type { Workshop } from "@/workshop/content/workshop";
import { type Ack, refusal, refusalOf } from "@/workshop/protocol/acks";
import type { Actor } from "@/workshop/session/actor";
import type { Effect } from "@/workshop/session/effects";
import { planOf } from "@/workshop/session/plan";
import { closedBetween } from "@/workshop/session/rounds";
import type { RoomState } from "@/workshop/session/state";

/** Command ids whose acks are remembered, for retries. */
const REMEMBERED = 200;
/** Times that a command is decided before it is given up, because the log moves on. */
const TRIES = 8;

type Decided = { ack: Ack } | { command: Logged; now: number; applied: Extract<Applied, { ok: true }> };

export interface OnLog {
  /** A command of ours is in the log, and the room is in the state it led to. Awaited before the ack. */
  done(command: Logged, effects: readonly Effect[], before: RoomState): Promise<void>;
  /** A command is on its way to the log, and leads to this state when it is there. Must not throw. */
  storing(next: RoomState): void;
  /** Answers on their way are stored before a round closes over them. */
  beforeClosing(): Promise<void>;
  /**
   * The log was ahead, and the room has caught up; no entry is later than `at`. Awaited before the next command is decided.
   */
  caughtUp(before: RoomState, effects: readonly Effect[], at: number): Promise<void>;
}

/** What they need of their room. */
interface Room {
  readonly id: RoomId;
  state: RoomState;
  assets: AssetSources;
  readonly worksheets: Pick<Worksheets, "sheets">;
  readonly crowd: Pick<Crowd, "present" | "here" | "expected">;
  readonly people: ReadonlyMap<string, Person>;
  notBefore(at: number): void;
}

export class Commands {
  private readonly remembered = new Map<string, Ack>();
  private reading: Promise<boolean> | undefined;
  private queue: Promise<unknown> = Promise.resolve();
  /** The last entry may be in the log or not: its acknowledgement was lost. Nothing is decided before that is read. */
  private doubtful = false;

  constructor(
    private readonly room: Room,
    private readonly store: RoomStore,
    private readonly insist: Insist,
    private readonly now: () => number,
    private readonly on: OnLog,
    private readonly kin: Pick<Kin, "shared">,
    done: Standing["done"],
  ) {
    this.rememberAll(done);
  }

  /** Applies one command, durably, after those before it. */
  control(actor: Actor, asked: Logged): Promise<Ack> {
    return this.serially(async () => {
      if (!(await this.certain())) return refusal("not-stored");
      for (let tries = 0; tries < TRIES; tries++) {
        const before = this.remembered.get(asked.id);
        if (before) return before;
        const decided = await this.decide(actor, asked);
        if ("ack" in decided) {
          // Nobody is refused by a state that others have left behind. What the server asks for itself comes again.
          if (
            !decided.ack.ok &&
            this.kin.shared &&
            actor.role !== "server" &&
            (await this.readOn().catch(() => false))
          )
            continue;
          return decided.ack;
        }
        const { command, now, applied } = decided;
        const closed = this.closing(applied.state);
        if (this.kin.shared && closed.length > 0) await this.on.beforeClosing();
        try {
          // The statement is on its way before this turn of the loop ends; what is made ahead is made while the database works.
          const ahead = setImmediate(() => this.on.storing(applied.state));
          const appended = await this.store
            .append(applied.state, { command, actor, now }, closed, this.kin.shared)
            .finally(() => clearImmediate(ahead));
          if (appended !== "appended") {
            if (await this.readOn()) continue;
            throw new Error(`the log of room ${this.room.id} has a number twice`);
          }
        } catch (error) {
          if (command.type !== "tick")
            log.warn("command-not-stored", "A command could not be stored.", error);
          this.doubt();
          return refusal("not-stored");
        }
        const ack: Ack = { ok: true, revision: applied.state.revision };
        const { state } = this.room;
        this.room.state = applied.state;
        this.remember(command.id, ack);
        await this.on.done(command, applied.effects, state);
        return ack;
      }
      return refusal("not-stored");
    });
  }

  /** Reads on in the log; those who ask while somebody waits to read wait for the same. @throws while the database is away */
  catchUp(): Promise<boolean> {
    this.reading ??= this.serially(() => {
      this.reading = undefined;
      return this.readOn();
    });
    return this.reading;
  }

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    await this.queue;
  }

  private async decide(actor: Actor, asked: Logged): Promise<Decided> {
    const { state, people, crowd } = this.room;
    const now = this.now();
    const refused = refusalFor(state, asked.type, actor);
    const command =
      refused ??
      resolved(asked, {
        state,
        people,
        here: () => crowd.here(),
        expected: () => crowd.expected(),
        random: Math.random,
      });
    if (typeof command === "string") return { ack: refusal(command) };
    const applied = apply(state, command, { actor, now });
    if (!applied.ok) return { ack: refusalOf(applied) };
    if (!applied.changed) return { ack: { ok: true, revision: applied.state.revision } };
    if (command.type === "grey" && actor.role === "participant") {
      const own = isOwnEntry(state, this.room.worksheets.sheets(), actor.id, command.activity, command.entry);
      if (!own) return { ack: refusal("not-your-group") };
    }
    if (command.type === "amend") {
      const missing = await this.missingFiles(state.workshop, applied.state.workshop).catch(() => null);
      if (missing === null) return { ack: refusal("not-stored") };
      if (missing.length > 0) return { ack: refusalOf({ reason: "no-such-file", problems: missing }) };
    }
    return { command, now, applied };
  }

  /** The rounds that close with the step to `after`, and who is here as they do. */
  private closing(after: RoomState): ClosedRound[] {
    const rounds = closedBetween(this.room.state.stand, after.stand);
    if (rounds.length === 0) return [];
    const here = this.room.crowd.present();
    const plan = planOf(this.room.state.workshop);
    return rounds.map(({ question, number }) => ({
      question,
      activity: plan.question(question)?.activityId ?? "",
      round: number,
      ...here,
    }));
  }

  /** Brings the files that a change names for the first time; what it says of those that do not exist. */
  private async missingFiles(
    before: Workshop,
    after: Workshop,
  ): Promise<{ path: string; sentence: string }[]> {
    const has = (name: string) => Object.hasOwn(this.room.assets, name);
    const known = new Set(assetsNamed(before.sessions));
    const named = assetsNamed(after.sessions).filter((name) => !known.has(name) && !has(name));
    if (named.length === 0) return [];
    this.room.assets = await this.store.bringFiles(this.room.id, named);
    return named
      .filter((name) => !has(name))
      .map((name) => ({
        path: name,
        sentence: `The file “${name}” does not exist in the workshop that this room was opened with.`,
      }));
  }

  /** Reads the log again where it may be ahead of this room. False while the database is away. */
  private async certain(): Promise<boolean> {
    if (!this.doubtful) return true;
    try {
      await this.readOn();
      return true;
    } catch {
      return false;
    }
  }

  /** Takes what the log has beyond this room. @returns whether there was anything. @throws while the database is away */
  private async readOn(): Promise<boolean> {
    const before = this.room.state;
    const news = await this.store.since(before);
    this.doubtful = false;
    if (news.state.revision === before.revision) return false;
    this.room.notBefore(news.at);
    this.room.state = news.state;
    this.rememberAll(news.done);
    await this.on.caughtUp(before, news.effects, news.at);
    return true;
  }

  private doubt(): void {
    if (this.doubtful) return;
    this.doubtful = true;
    const read = async () => {
      if (!(await this.certain())) throw new Error(`the log of room ${this.room.id} cannot be read`);
    };
    void this.insist.on(() => this.serially(read));
  }

  private rememberAll(done: Standing["done"]): void {
    for (const { id, revision } of done) this.remember(id, { ok: true, revision });
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
