/** Runs the effects of a change outside the room's state. Every effect is idempotent. */
import { unreachable } from "@/model/unreachable";
import type { Answers } from "@/server/rooms/answers";
import type { Tables } from "@/server/rooms/tables";
import type { RoomNotifier } from "@/server/rooms/broadcaster";
import type { Participants } from "@/server/rooms/participants";
import type { Peers } from "@/server/platform/cluster/peers";
import type { QuestionBox } from "@/server/rooms/question-box";
import type { RetryLoop } from "@/server/rooms/retry-loop";
import type { RoomHead, RoomStore } from "@/server/platform/room-store";
import type { Worksheets } from "@/server/rooms/worksheets/worksheets";
import { merges } from "@/workshop/room/phases";
import type { Effect } from "@/workshop/room/effects";
import { uncountedTables } from "@/workshop/room/tables";
import type { RoomState } from "@/workshop/room/state";

/** Milliseconds for which sheets that come together wait for changes that phones are still sending. */
const MERGE_AFTER_MS = 1_000;

/** Milliseconds for which another process is trusted to run the effects of its own command. */
const OUTSTANDING_DELAY_MS = 4_000;

interface Dependencies {
  head: RoomHead;
  state(): RoomState;
  now(): number;
  store: Pick<RoomStore, "end">;
  answers: Pick<Answers, "seal"> & { keys: Pick<Answers["keys"], "has"> };
  tables: Pick<Tables, "count">;
  participants: Pick<Participants, "bringBack" | "has" | "remove"> & {
    presence: Pick<Participants["presence"], "here">;
    recent: Pick<Participants["recent"], "noteAnswers">;
    waiting: Pick<Participants["waiting"], "settle">;
  };
  worksheets: Pick<Worksheets, "end" | "merge">;
  box: Pick<QuestionBox, "close">;
  peers: Pick<Peers, "tell">;
  broadcaster: Pick<RoomNotifier, "changed" | "letGo">;
  retry: Pick<RetryLoop, "run">;
  place(participant: string): Promise<void>;
}

export class EffectRunner {
  /** Resolves when the end of the room is stored. */
  readonly finished: Promise<void>;
  private finish: () => void = () => undefined;

  constructor(private readonly deps: Dependencies) {
    this.finished = new Promise((done) => {
      this.finish = done;
    });
  }

  run(effect: Effect): void {
    const { head, participants, worksheets, broadcaster, retry, place } = this.deps;
    const untilDone = (work: () => Promise<unknown>) => void retry.run(work);
    switch (effect.type) {
      case "seal":
        untilDone(() => this.seal(effect.activity));
        break;
      case "merge-sheets":
        setTimeout(
          () => untilDone(() => worksheets.merge(effect.activity, effect.into, effect.from)),
          MERGE_AFTER_MS,
        ).unref();
        break;
      case "disconnect":
        participants.remove(effect.people);
        break;
      case "bring-back":
        untilDone(() => participants.bringBack(effect.people));
        break;
      case "let-in":
        untilDone(() => participants.waiting.settle());
        break;
      case "let-go":
        broadcaster.letGo(effect.handover);
        break;
      case "place-all":
        for (const participant of participants.presence.here()) void place(participant);
        break;
      case "end":
        head.ended = true;
        untilDone(() => this.end());
        break;
      default:
        unreachable(effect);
    }
  }

  /** Counts tables of closed rounds. */
  countTables(): void {
    const { state, tables, participants, retry } = this.deps;
    if (uncountedTables(state()).length > 0) void retry.run(() => tables.count(participants.presence.here()));
  }

  /**
   * Runs what a crash or a lost acknowledgement left undone.
   * @param others they may be at it, and go first
   */
  runOutstanding(others = false): void {
    const { state, participants } = this.deps;
    const removed = state().removed.filter(participants.has);
    if (removed.length > 0) participants.remove(removed);
    if (others) setTimeout(() => this.runOutstandingStored(), OUTSTANDING_DELAY_MS).unref();
    else this.runOutstandingStored();
  }

  private runOutstandingStored(): void {
    const { participants, answers, head } = this.deps;
    const state = this.deps.state();
    const away = new Set(state.removed);
    for (const { back, people } of state.sweeps)
      if (back && people.some((p) => !away.has(p) && !participants.has(p)))
        this.run({ type: "bring-back", people });
    this.run({ type: "let-in" });
    this.countTables();
    for (const activity of state.finished)
      if (answers.keys.has(activity)) this.run({ type: "seal", activity });
    for (const effect of merges(state)) this.run(effect);
    if (state.ended && !head.ended) this.run({ type: "end" });
  }

  private async seal(activity: string): Promise<void> {
    const { participants, answers, tables, peers, broadcaster } = this.deps;
    await tables.count(participants.presence.here(), activity);
    await participants.recent.noteAnswers(activity);
    await answers.seal(activity);
    peers.tell({ is: "sealed", activity });
    broadcaster.changed("control");
  }

  private async end(): Promise<void> {
    const { box, worksheets, store, state, now, peers, tables, participants } = this.deps;
    await tables.count(participants.presence.here());
    await box.close();
    await worksheets.end();
    await store.end(state(), new Date(now()));
    peers.tell({ is: "everything" });
    this.finish();
  }
}
