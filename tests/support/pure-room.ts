/** A room without server, for tests of the pure core: ids and revisions are filled in, the clock is moved by hand. */
import type { AnswerCommand, LoggedCommand } from "@/workshop/commands/all";
import { type Applied, apply } from "@/workshop/commands/apply";
import { noWork } from "@/workshop/views/worksheets/shown";
import type { Actor } from "@/workshop/room/actor";
import { answersOf, type AnswersByRound, upsert, roundKey } from "@/workshop/room/answers-by-round";
import { type Judged, judgeAnswer } from "@/workshop/commands/judge-answer";
import type { Presence } from "@/workshop/room/presence";
import { closedPreviewGate } from "@/workshop/room/open-round-preview";
import { backFrom } from "@/workshop/room/stops";
import { freshState, type Round, type RoomState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import type { ConsoleViewInput } from "@/workshop/views/console-view";

export const ROOM = "7d3c1f54-6f0e-4f0f-9a0e-0d7f0b6f3a01";
export const START = 1_700_000_000_000;
export const trainer: Actor = { role: "trainer", roomId: ROOM, id: "t1", name: "Tara" };
export const coTrainer: Actor = { role: "co-trainer", roomId: ROOM, id: "t2", name: "Cora" };
export const server: Actor = { role: "server", roomId: ROOM };
export const participant = (id: string): Actor => ({ role: "participant", roomId: ROOM, id });

type Loose<T> = T extends unknown ? Omit<T, "id" | "seen"> & { id?: string; seen?: number } : never;
export type Said = Loose<LoggedCommand>;

interface Entry {
  command: LoggedCommand;
  actor: Actor;
  now: number;
}

export const presence: Presence = { here: 6, connected: 5, waiting: 1, paused: null, split: null };
export const door = { address: "plenary.test", code: "KORA MIFU 42", url: "http://plenary.test/j/token" };
export const consoleContext: ConsoleViewInput = {
  read: [],
  presence,
  gate: closedPreviewGate,
  door: { ...door, stageKey: "STAGE-KEY" },
  consoles: ["Tara"],
  stages: 1,
  pagesOf: () => 1,
  people: [],
  guest: () => 1,
  waiting: { count: 0, people: [] },
  flood: null,
  posts: [],
  work: noWork,
  presenters: new Set(),
  handoverKey: ({ id }) => `HANDOVER-KEY-${id}`,
  turned: null,
};

export const newRoom = (): RoomState => freshState(ROOM, sampleWorkshop, settingsSchema.parse({}));

export class PureRoom {
  state: RoomState;
  board: AnswersByRound = new Map();
  now = START;
  readonly log: Entry[] = [];
  private count = 0;

  constructor(state = newRoom()) {
    this.state = state;
  }

  /** Applies one command; keeps state and log when it was accepted. */
  try(request: Said, actor: Actor = trainer): Applied {
    const seen = request.type === "undo" ? this.state.revision : this.state.stepRevision;
    const stepping = request.type === "undo" || request.type === "go" || request.type === "ask";
    const command = {
      id: `command-${++this.count}`,
      ...(stepping ? { seen } : {}),
      ...request,
    } as Entry["command"];
    const applied = apply(this.state, command, { actor, now: this.now });
    if (applied.ok && applied.changed) {
      this.log.push({ command, actor, now: this.now });
      this.state = applied.state;
    }
    return applied;
  }

  /** Applies commands that must be accepted. */
  do(...commands: Said[]): this {
    for (const command of commands) {
      const applied = this.try(command);
      if (!applied.ok) throw new Error(`${command.type} was refused: ${applied.reason}`);
    }
    return this;
  }

  go = (to: string): this => this.do({ type: "go", to });
  back = (): this => this.do({ type: "go", to: backFrom(this.state.position)!, back: true });
  ask = (question: string): this => this.do({ type: "ask", question });
  open = (question: string, more: { round?: number; seconds?: number; readFirst?: number } = {}): this =>
    this.do({ type: "open", question, round: 1, ...more });
  close = (question: string, round = 1): this => this.do({ type: "close", question, round });
  reveal = (question: string, round = 1): this => this.do({ type: "reveal", question, round });
  undo = (): this => this.do({ type: "undo" });

  /** Lets seconds pass; the server's timer does not fire by itself. */
  pass(seconds: number): this {
    this.now += seconds * 1_000;
    return this;
  }

  /** The server's timer fires. */
  tick(): this {
    this.try({ type: "tick" }, server);
    return this;
  }

  /** Judges one answer and puts it on the board when it may be stored. The person is its own pseudonym. */
  answer(
    person: string,
    question: string,
    body: AnswerCommand["body"],
    more: Partial<AnswerCommand> = {},
  ): Judged {
    const command: AnswerCommand = {
      type: "answer",
      id: `answer-${++this.count}`,
      question,
      round: 1,
      rev: 1,
      body,
      ...more,
    };
    const kept = answersOf(this.board, question, command.round).get(person);
    const judged = judgeAnswer(this.state, command, participant(person), kept, this.now);
    if (judged.ok && "store" in judged) {
      upsert(this.board, roundKey(question, command.round), person, {
        id: command.id,
        rev: command.rev,
        body: judged.store.body,
      });
    }
    return judged;
  }

  round(question: string, number = 1): Round | undefined {
    return this.state.position.rounds[question]?.find((r) => r.number === number);
  }
}

/** The reason for which something was refused, or "ok". */
export const verdict = (done: Applied | Judged): string => (done.ok ? "ok" : done.reason);

/** The state that a log gives, replayed from a new room after a round trip through JSON. */
export function replay(log: readonly Entry[], from = newRoom()): RoomState {
  let state = from;
  for (const { command, actor, now } of JSON.parse(JSON.stringify(log)) as Entry[]) {
    const applied = apply(state, command, { actor, now });
    if (!applied.ok) throw new Error(`${command.type} does not replay: ${applied.reason}`);
    state = applied.state;
  }
  return state;
}
