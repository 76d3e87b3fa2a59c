/** Takes answers: judges, stores and counts each. They do not wait for one another; the ack comes after the commit. */
import type { RoomId } from "@/model/uuid";
import type { AnswerWriter } from "@/server/rooms/answer-writer";
import type { Tell, Way } from "@/server/rooms/broadcaster";
import type { News } from "@/server/rooms/kin";
import type { OwnThings } from "@/server/rooms/own-things";
import type { RoomKeys } from "@/server/rooms/room-keys";
import type { OwnKey, RoomStore } from "@/server/rooms/room-store";
import { storable } from "@/server/rooms/storable";
import { metrics } from "@/server/operations/metrics";
import type { AnswerCommand } from "@/workshop/commands/all";
import { judgeAnswer } from "@/workshop/commands/judge-answer";
import { type Ack, refusal } from "@/workshop/protocol/acks";
import type { Actor } from "@/workshop/session/actor";
import { answersOf, type Board, put, roundKey } from "@/workshop/session/board";
import { planOf } from "@/workshop/session/plan";
import { lastRound, type RoomState } from "@/workshop/session/state";

/** Times that an answer is judged, because the room moves on. */
const TRIES = 4;

/** What it needs of its room. */
interface Room {
  readonly id: RoomId;
  readonly state: RoomState;
  readonly board: Board;
  counted(news: News, what?: "control" | "counts"): void;
  catchUp(): Promise<boolean>;
}

export class Intake {
  constructor(
    private readonly room: Room,
    private readonly keys: RoomKeys,
    private readonly own: OwnThings,
    private readonly store: RoomStore,
    private readonly writer: AnswerWriter,
    private readonly tell: Pick<Tell, "answered">,
    private readonly now: () => number,
  ) {}

  async answer(participant: string, command: AnswerCommand, own: OwnKey | null, over: Way): Promise<Ack> {
    for (let tries = 1; ; tries++) {
      const ack = await this.once(participant, command, own, over);
      // Where others serve this room too, nothing is refused by a state that they have left behind.
      const doubtful = ack === "stale" || (!ack.ok && ack.reason !== "not-stored");
      if (!doubtful || tries === TRIES) return ack === "stale" ? refusal("not-stored") : ack;
      const moved = await this.room.catchUp().catch(() => null);
      if (moved === null) return refusal("not-stored");
      if (!moved && ack !== "stale") return ack;
    }
  }

  private async once(
    participant: string,
    command: AnswerCommand,
    own: OwnKey | null,
    over: Way,
  ): Promise<Ack | "stale"> {
    const { id: roomId, board, state } = this.room;
    const actor: Actor = { role: "participant", roomId, id: participant };
    const asked = lastRound(state.stand, command.question) !== undefined;
    const activityId = asked && planOf(state.workshop).question(command.question)?.activityId;
    const key = activityId ? await this.keys.of(activityId) : null;
    if (key === "outage") return refusal("not-stored");
    const pseudonym = key ? this.store.pseudonym(key, participant) : "";
    const kept = answersOf(board, command.question, command.round).get(pseudonym);
    const judgedAt = this.room.state.revision;
    const judged = judgeAnswer(this.room.state, command, actor, kept, this.now());
    if (!judged.ok) return refusal(judged.reason, judged.values);
    if ("already" in judged) metrics.answers.inc({ outcome: "duplicate" });
    if ("already" in judged) return { ok: true, stored: { id: judged.already.id, rev: judged.already.rev } };
    const { activity } = judged.store;
    try {
      const { question, round, id, rev } = command;
      const body = await this.own.apart(activity, judged.store.body, command, own);
      if (this.own.isErasing(participant)) return refusal("removed");
      const row = {
        roomId,
        activityId: activity.id,
        question,
        round,
        pseudonym,
        id,
        rev,
        body: storable(body),
        judgedAt,
      };
      const written = await this.writer.store(row);
      if ("keptOut" in written) return written.keptOut === "stale" ? "stale" : refusal("finished");
      metrics.answers.inc({ outcome: "stored" });
      put(board, roundKey(question, round), pseudonym, written.stored);
      const counts = answersOf(board, question, round).get(pseudonym) ?? written.stored;
      this.room.counted({ is: "answers", rows: [[question, round, pseudonym]] });
      // What is for its giver alone is shown to all their phones as it will be given back.
      this.tell.answered(participant, this.own.isOwn(question) ? "form" : over);
      return { ok: true, stored: { id: counts.id, rev: counts.rev } };
    } catch {
      return refusal("not-stored");
    }
  }
}
