/** What a change of the room's state brings about outside of it. Each of these may be done twice. */
import type { AnswerBody } from "@/activities/kinds";
import type { Insist } from "@/server/rooms/insist";
import type { News } from "@/server/rooms/kin";
import type { Arrivals } from "@/server/rooms/arrivals";
import type { Tell } from "@/server/rooms/broadcaster";
import type { Crowd } from "@/server/rooms/crowd";
import type { Guests } from "@/server/rooms/guests";
import type { QuestionBox } from "@/server/rooms/question-box";
import type { WaitingRoom } from "@/server/rooms/waiting-room";
import type { Worksheets } from "@/server/rooms/worksheets/worksheets";
import type { RoomKeys } from "@/server/rooms/room-keys";
import type { Person, RoomHead, RoomStore } from "@/server/rooms/room-store";
import { merges } from "@/workshop/groups/phases";
import type { Effect } from "@/workshop/session/effects";
import { answersOf, type Board } from "@/workshop/session/board";
import { planOf } from "@/workshop/session/plan";
import { lastRound, type RoomState } from "@/workshop/session/state";
import type { RoomId } from "@/model/uuid";
import { unreachable } from "@/model/unreachable";

/** Milliseconds for which sheets that come together wait for letters on their way. */
const MERGE_AFTER_MS = 1_000;

/** Milliseconds for which another process, whose command it was, is trusted to see to it. */
const OTHERS_MS = 4_000;

/** What it needs of its room. */
interface Room {
  readonly id: RoomId;
  readonly head: RoomHead;
  readonly state: RoomState;
  readonly board: Board;
  readonly people: Map<string, Person & { resume: string }>;
  readonly tokens: Map<string, string>;
  readonly crowd: Crowd;
  readonly worksheets: Worksheets;
  readonly waiting: WaitingRoom;
  readonly guests: Guests;
  readonly arrivals: Arrivals;
  readonly box: QuestionBox;
  readonly beforeSeal:
    | ((activity: string, answersOf: (participant: string) => AnswerBody[]) => Promise<void>)
    | undefined;
}

export class Aftermath {
  /** Resolves when the end of the room is stored. */
  readonly finished: Promise<void>;
  private finish: () => void = () => undefined;

  constructor(
    private readonly room: Room,
    private readonly keys: RoomKeys,
    private readonly store: RoomStore,
    private readonly show: Tell,
    private readonly insist: Insist,
    private readonly now: () => number,
    private readonly tell: (news: News) => void,
  ) {
    this.finished = new Promise((done) => {
      this.finish = done;
    });
  }

  carryOut(effect: Effect): void {
    switch (effect.type) {
      case "seal":
        void this.seal(effect.activity);
        return;
      case "merge-sheets":
        // First comes what phones are sending just now to the sheets that are put together.
        setTimeout(
          () =>
            void this.insist.on(() => this.room.worksheets.merge(effect.activity, effect.into, effect.from)),
          MERGE_AFTER_MS,
        ).unref();
        return;
      case "disconnect":
        this.removePeople(effect.people);
        return;
      case "bring-back":
        void this.insist.on(() => this.room.guests.back(effect.people));
        return;
      case "forget":
        void this.insist.on(() => this.store.removeParticipants(this.room.id, effect.people, true));
        return;
      case "let-in":
        void this.insist.on(() => this.room.waiting.settle());
        return;
      case "let-go":
        this.show.letGo(effect.handover);
        return;
      case "end":
        this.room.head.ended = true;
        void this.insist.on(async () => {
          await this.room.box.close();
          await this.room.worksheets.end();
          await this.store.end(this.room.state, new Date(this.now()));
          this.tell({ is: "everything" });
          this.finish();
        });
        return;
      default:
        unreachable(effect);
    }
  }

  /**
   * What the stored state asks for and a crash, or a lost acknowledgement, left undone.
   * @param others they may be at it: first they get the time for it
   */
  makeGood(others = false): void {
    const { state, people } = this.room;
    const removed = state.removed.filter((participant) => people.has(participant));
    if (removed.length > 0) this.removePeople(removed);
    if (others) setTimeout(() => this.makeGoodStored(), OTHERS_MS).unref();
    else this.makeGoodStored();
  }

  private makeGoodStored(): void {
    const { state, head } = this.room;
    const away = new Set(state.removed);
    for (const { back, people } of state.sweeps)
      if (back && people.some((p) => !away.has(p) && !this.room.people.has(p)))
        this.carryOut({ type: "bring-back", people });
    this.carryOut({ type: "let-in" });
    for (const activity of state.finished) if (this.keys.has(activity)) void this.seal(activity);
    for (const effect of merges(state)) this.carryOut(effect);
    if (state.ended && !head.ended) this.carryOut({ type: "end" });
  }

  private removePeople(participants: readonly string[]): void {
    const { people, tokens, crowd, arrivals } = this.room;
    const gone = new Set(participants);
    for (const [hash, id] of tokens) if (gone.has(id)) tokens.delete(hash);
    for (const participant of participants) {
      people.delete(participant);
      crowd.remove(participant);
      arrivals.forget(participant);
      this.show.disconnect(participant);
    }
    void this.insist.on(() => this.storeRemoved(participants));
  }

  /** As the state says it then: whoever was let back in meanwhile stays, and whoever still may be keeps what their phone holds. */
  private async storeRemoved(participants: readonly string[]): Promise<void> {
    const { removed, sweeps } = this.room.state;
    const still = new Set(removed);
    const open = new Set(sweeps.flatMap((s) => (s.back ? [] : s.people)));
    const gone = participants.filter((p) => still.has(p));
    const [kept, forgotten] = [gone.filter((p) => open.has(p)), gone.filter((p) => !open.has(p))];
    if (kept.length > 0) await this.store.removeParticipants(this.room.id, kept, false);
    if (forgotten.length > 0) await this.store.removeParticipants(this.room.id, forgotten, true);
  }

  private async seal(activity: string): Promise<void> {
    await this.insist.on(async () => {
      await this.room.arrivals.noteAnswers(activity);
      const key = await this.keys.held(activity);
      if (key)
        await this.room.beforeSeal?.(activity, (participant) =>
          this.lastBodies(activity, this.store.pseudonym(key, participant)),
        );
      await this.store.seal(this.room.id, activity);
      this.keys.forget(activity);
      for (const [round, answers] of await this.store.sealedBoard(this.room.id, activity))
        this.room.board.set(round, answers);
    });
    this.tell({ is: "sealed", activity });
    this.show.changed("control");
  }

  /** What one pseudonym answered to the questions of an activity, each in its last round. */
  private lastBodies(activity: string, pseudonym: string): AnswerBody[] {
    const { state, board } = this.room;
    return planOf(state.workshop)
      .questionsOf(activity)
      .flatMap(({ id }) => {
        const round = lastRound(state.stand, id);
        return (round && answersOf(board, id, round.number).get(pseudonym)?.body) ?? [];
      });
  }
}
