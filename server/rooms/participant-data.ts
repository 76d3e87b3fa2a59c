/**
 * One person's stored data in a room: their answers, what only they may read, and how both are unlinked from
 * them.
 */
import { kindOf, fieldsOf, type Activity, type AnswerBody } from "@/activities/kinds";
import { isPass } from "@/model/activity/pass";
import type { Fields } from "@/model/kind";
import type { RoomId } from "@/model/ids";
import type { PreviewGates } from "@/server/rooms/preview-gates";
import type { ActivityKeys } from "@/server/rooms/activity-keys";
import type { ParticipantErasure, PhoneKey, RoomStore } from "@/server/platform/room-store";
import { storable } from "@/server/rooms/storable";
import type { AnswerCommand } from "@/workshop/commands/all";
import { inLanguage } from "@/workshop/content/texts";
import { forgetOn, ORPHAN, type OwnAnswers, ownAnswers } from "@/workshop/room/erase-own-answers";
import type { MineMessage } from "@/workshop/protocol/views";
import {
  answersOf,
  type AnswersByRound,
  type AnswerRecord,
  roundOfKey,
} from "@/workshop/room/answers-by-round";
import { planOf } from "@/workshop/content/plan";
import { lastRound, type RoomState } from "@/workshop/room/state";
import { workshopOf } from "@/workshop/room/versions";
import { randomUUID } from "node:crypto";

/** Answers unlinked from one person, one row for each running activity. */
type Unlinked = ParticipantErasure["answers"][number] & { found: OwnAnswers };

export class ParticipantData {
  /** People who erase what they gave, or have done so. */
  private readonly erasing = new Set<string>();

  constructor(
    private readonly roomId: RoomId,
    private readonly state: () => RoomState,
    private readonly board: AnswersByRound,
    private readonly keys: Pick<ActivityKeys, "all" | "pseudonymOf">,
    private readonly gates: Pick<PreviewGates, "knows" | "relabel">,
    private readonly store: Pick<RoomStore, "commitments" | "pseudonym">,
  ) {}

  isErasing = (participant: string): boolean => this.erasing.has(participant);

  /** From now on no answer of theirs is stored any more. */
  beginErasing(participant: string): void {
    this.erasing.add(participant);
  }

  /** The person's stored answer of one round. */
  async kept(
    participant: string,
    { question, round }: Pick<AnswerCommand, "question" | "round">,
  ): Promise<AnswerRecord | undefined> {
    const { workshop, position } = this.state();
    const activity = planOf(workshop).question(question)?.activityId;
    if (!activity || !lastRound(position, question)) return undefined;
    return this.keptOf(participant, activity, question, round);
  }

  /** The person's answers to questions that can still be changed. @param language in which they read */
  async mine(
    participant: string,
    phoneKey: PhoneKey | null,
    language: string,
  ): Promise<Pick<MineMessage, "answers" | "promises">> {
    const answers: MineMessage["answers"] = [];
    const opened = await this.opened(phoneKey);
    const state = this.state();
    for (const [question, rounds] of Object.entries(state.position.rounds)) {
      const last = rounds.at(-1);
      const plan = planOf(workshopOf(state, last));
      const activity = plan.activity(plan.question(question)?.activityId ?? "");
      if (!activity || !last || state.finished.includes(activity.id)) continue;
      const apart = kindOf(activity).redact !== undefined;
      // A question asked again also shows the round before; what is kept apart, the last alone.
      for (const { number } of rounds.slice(apart ? -1 : -2)) {
        const kept = await this.keptOf(participant, activity.id, question, number);
        const fields =
          kept && apart && !isPass(kept.body)
            ? (opened.get(question) ?? {})
            : kept && fieldsOf(activity, kept.body);
        if (kept && fields) answers.push({ question, round: number, ...kept, fields });
      }
    }
    return { answers, promises: this.commitmentsIn(opened, answers, language) };
  }

  /** Answers to this question are for their givers alone. */
  isOwn(question: string): boolean {
    const plan = planOf(this.state().workshop);
    const activity = plan.activity(plan.question(question)?.activityId ?? "");
    return activity !== undefined && kindOf(activity).redact !== undefined;
  }

  /**
   * @returns the part stored for all; fields for the giver alone are kept under their own key, or taken away
   * with a pass
   */
  async keepApart(
    activity: Activity,
    body: AnswerBody,
    { question, rev }: AnswerCommand,
    phoneKey: PhoneKey | null,
  ): Promise<AnswerBody> {
    const { redact } = kindOf(activity);
    if (!redact) return body;
    if (!phoneKey) throw new Error("an answer that only its giver may read came without their key");
    if (isPass(body)) await this.store.commitments.drop(this.roomId, question, phoneKey);
    else
      await this.store.commitments.keep(
        this.roomId,
        question,
        phoneKey,
        rev,
        fieldsOf(activity, storable(body)),
      );
    return isPass(body) ? body : redact(body);
  }

  /** @returns rows that still lead to the person, and the labels under which they stay afterwards */
  async toUnlink(participant: string): Promise<Unlinked[]> {
    const state = this.state();
    const rows: Unlinked[] = [];
    for (const [activityId, asked] of this.keys.all()) {
      if (state.finished.includes(activityId)) continue;
      const pseudonym = this.store.pseudonym(await asked, participant);
      const found = ownAnswers(state, this.board, pseudonym, this.gates.knows);
      const unlink = found.unlink.map(roundOfKey);
      rows.push({ activityId, pseudonym, label: orphanLabel(), found, unlink });
    }
    return rows;
  }

  /** Takes unlinked answers out of what is shown. */
  unlinked(rows: readonly Unlinked[]): void {
    for (const { pseudonym, label, found } of rows) {
      forgetOn(this.board, pseudonym, label, found);
      this.gates.relabel(pseudonym, label);
    }
  }

  private async keptOf(
    participant: string,
    activity: string,
    question: string,
    round: number,
  ): Promise<AnswerRecord | undefined> {
    const pseudonym = await this.keys.pseudonymOf(participant, activity);
    return pseudonym === null ? undefined : answersOf(this.board, question, round).get(pseudonym);
  }

  /** Fields that this phone's key opens. */
  private async opened(phoneKey: PhoneKey | null): Promise<Map<string, Fields>> {
    const state = this.state();
    const asks = planOf(state.workshop).steps.some(
      (s) => kindOf(s).givenBack && Object.hasOwn(state.times, s.id),
    );
    return phoneKey && asks ? this.store.commitments.of(this.roomId, phoneKey) : new Map<string, Fields>();
  }

  /**
   * Commitments that this phone can show, in its owner's language, and questions to which another of their
   * phones knows one.
   */
  private commitmentsIn(
    opened: ReadonlyMap<string, Fields>,
    answers: MineMessage["answers"],
    language: string,
  ): MineMessage["promises"] {
    const plan = planOf(inLanguage(this.state().workshop, language));
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

export const orphanLabel = (): string => `${ORPHAN}${randomUUID()}`;
