/** What belongs to one person alone: what they have stored, what only they may read, and taking all of it away. */
import { kindOf } from "@/activities/kinds";
import { fieldsOf } from "@/activities/kinds";
import type { Activity, AnswerBody } from "@/activities/kinds";
import { isPass } from "@/model/activity/answer";
import type { Fields } from "@/model/kind";
import type { RoomId } from "@/model/ids";
import type { Crowd } from "@/server/rooms/crowd";
import type { Gates } from "@/server/rooms/gates";
import type { QuestionBox } from "@/server/rooms/question-box";
import type { RoomKeys } from "@/server/rooms/room-keys";
import type { OwnErasure, OwnKey, RoomStore } from "@/server/rooms/room-store";
import { storable } from "@/server/rooms/storable";
import type { AnswerCommand } from "@/workshop/commands/all";
import { inLanguage } from "@/workshop/content/texts";
import { forgetOn, ORPHAN, type OwnAnswers, ownAnswers } from "@/workshop/session/own-answers";
import type { MineMessage } from "@/workshop/protocol/views";
import { answersOf, type Board, type Kept, roundOfKey } from "@/workshop/session/answers";
import { planOf } from "@/workshop/content/plan";
import { lastRound, type RoomState } from "@/workshop/session/state";
import { workshopOf } from "@/workshop/session/versions";
import { randomUUID } from "node:crypto";

/** What it needs of its room. */
interface Room {
  readonly id: RoomId;
  readonly state: RoomState;
  readonly board: Board;
  readonly box: Pick<QuestionBox, "supportedBy" | "labelOf" | "forget">;
  readonly crowd: Pick<Crowd, "isPaused">;
  languageOf(participant: string): string;
}

export class OwnThings {
  /** People who erase what they gave, or have done so. */
  private readonly erasing = new Set<string>();

  constructor(
    private readonly room: Room,
    private readonly keys: RoomKeys,
    private readonly gates: Gates,
    private readonly store: RoomStore,
  ) {}

  isErasing = (participant: string): boolean => this.erasing.has(participant);

  /** What this person has stored in one round, if anything. */
  async kept(
    participant: string,
    { question, round }: Pick<AnswerCommand, "question" | "round">,
  ): Promise<Kept | undefined> {
    const activity = planOf(this.room.state.workshop).question(question)?.activityId;
    if (!activity || !lastRound(this.room.state.stand, question)) return undefined;
    return this.keptOf(participant, activity, question, round);
  }

  /** What this person has answered to questions that can still be changed. */
  async mine(participant: string, own: OwnKey | null): Promise<MineMessage> {
    const answers: MineMessage["answers"] = [];
    const opened = await this.opened(own);
    const { state } = this.room;
    for (const [question, rounds] of Object.entries(state.stand.rounds)) {
      const last = rounds.at(-1);
      const plan = planOf(workshopOf(state, last));
      const activity = plan.activity(plan.question(question)?.activityId ?? "");
      if (!activity || !last || state.finished.includes(activity.id)) continue;
      const kept = await this.keptOf(participant, activity.id, question, last.number);
      const fields =
        kept && kindOf(activity).redact && !isPass(kept.body)
          ? (opened.get(question) ?? {})
          : kept && fieldsOf(activity, kept.body);
      if (kept && fields) answers.push({ question, round: last.number, ...kept, fields });
    }
    const supports = await this.room.box.supportedBy(participant);
    return {
      type: "mine",
      answers,
      supports,
      promises: this.promisesIn(opened, answers, this.room.languageOf(participant)),
      paused: this.room.crowd.isPaused(participant),
    };
  }

  /** Whether answers to this question are for their givers alone. */
  isOwn(question: string): boolean {
    const plan = planOf(this.room.state.workshop);
    const activity = plan.activity(plan.question(question)?.activityId ?? "");
    return activity !== undefined && kindOf(activity).redact !== undefined;
  }

  /** What is stored for all of an answer; what only its giver may read is kept under their own key, or taken away with a pass. */
  async apart(
    activity: Activity,
    body: AnswerBody,
    { question, rev }: AnswerCommand,
    own: OwnKey | null,
  ): Promise<AnswerBody> {
    const { redact } = kindOf(activity);
    if (!redact) return body;
    if (!own) throw new Error("an answer that only its giver may read came without their key");
    if (isPass(body)) await this.store.promises.drop(this.room.id, question, own);
    else await this.store.promises.keep(this.room.id, question, own, rev, fieldsOf(activity, storable(body)));
    return isPass(body) ? body : redact(body);
  }

  /**
   * Takes everything out of the database that still leads to somebody (E-60), and out of what is shown.
   * @param settled resolves when what was on its way to the database is stored
   * @throws while the database is away; it can be asked for again then.
   */
  async erase(participant: string, own: OwnKey | null, settled: () => Promise<void>): Promise<void> {
    this.erasing.add(participant);
    await settled();
    const { state, board, box } = this.room;
    const label = () => `${ORPHAN}${randomUUID()}`;
    const answers: (OwnErasure["answers"][number] & { found: OwnAnswers })[] = [];
    for (const [activityId, asked] of this.keys.all()) {
      if (state.finished.includes(activityId)) continue;
      const pseudonym = this.store.pseudonym(await asked, participant);
      const found = ownAnswers(state, board, pseudonym, this.gates.knows);
      answers.push({ activityId, pseudonym, label: label(), found, unlink: found.unlink.map(roundOfKey) });
    }
    const support = await box.labelOf(participant);
    const supported = support === null ? null : { pseudonym: support, label: label() };
    const rows = answers.map(({ found: _, ...row }) => row);
    await this.store.eraseOwn({
      roomId: this.room.id,
      participant,
      answers: rows,
      box: supported,
      owner: own?.owner ?? null,
    });
    for (const { pseudonym, label: orphan, found } of answers) {
      forgetOn(board, pseudonym, orphan, found);
      this.gates.relabel(pseudonym, orphan);
    }
    if (supported) box.forget(supported.pseudonym, supported.label);
  }

  private async keptOf(
    participant: string,
    activity: string,
    question: string,
    round: number,
  ): Promise<Kept | undefined> {
    const label = await this.keys.labelOf(participant, activity);
    return label === null ? undefined : answersOf(this.room.board, question, round).get(label);
  }

  /** What this phone's key opens; nothing where the workshop asks for nothing of the kind. */
  private async opened(own: OwnKey | null): Promise<Map<string, Fields>> {
    const { state, id } = this.room;
    const asks = planOf(state.workshop).steps.some(
      (s) => kindOf(s).givenBack && Object.hasOwn(state.times, s.id),
    );
    return own && asks ? this.store.promises.of(id, own) : new Map<string, Fields>();
  }

  /** The promises that this phone can show, in the language in which its owner reads, and the questions to which another phone of this person knows one. */
  private promisesIn(
    opened: ReadonlyMap<string, Fields>,
    answers: MineMessage["answers"],
    language: string,
  ): MineMessage["promises"] {
    const plan = planOf(inLanguage(this.room.state.workshop, language));
    return plan.steps.flatMap((step): MineMessage["promises"] => {
      const activity = plan.activity(step.activityId);
      const givenBack = activity && kindOf(activity).givenBack;
      if (!givenBack || !step.question) return [];
      const fields = opened.get(step.question);
      const elsewhere = answers.some((a) => a.question === step.question && !isPass(a.body));
      const { question, lines } = givenBack(activity, fields ?? {});
      if (!fields) return elsewhere ? [{ question, lines: null }] : [];
      return [{ question, lines }];
    });
  }
}
