import { z } from "zod";
import { defineCommand, trainers } from "@/workshop/commands/define";
import { questionId, revision, stepId } from "@/workshop/commands/fields";
import { openedFirst, openedOnArrival } from "@/workshop/commands/opening";
import { ofQuestion, ofSession } from "@/workshop/commands/presenter-limits";
import { undoable } from "@/workshop/room/effects";
import { handoversAfter, releaseEffects, sessionAt } from "@/workshop/room/handover";
import { planOf } from "@/workshop/content/plan";
import { leaveQuestion } from "@/workshop/room/rounds";
import { dayAfter, historyAfter, returnsAfter, stageCleared, stepOnWay, stopAt } from "@/workshop/room/stops";

export const steps = [
  defineCommand({
    type: "go",
    /** `next`: sent by Next, `back`: by Back, neither by a jump. Optional: older logs lack them. */
    fields: {
      to: stepId,
      seen: revision,
      next: z.literal(true).optional(),
      back: z.literal(true).optional(),
    },
    by: trainers,
    presenter: ofSession(({ to }, { plan }) => sessionAt(plan, to)),
    needsDay: true,
    resolve: (command, { state }) => ({
      ...command,
      to: stepOnWay(state, planOf(state.workshop), command.to),
    }),
    apply(command, { state, plan, now }) {
      const { position } = state;
      const to = stopAt(plan, state.agenda, command.to);
      if (!to) return "unknown-step";
      if (position.step === to.id) return null;
      if (command.seen !== state.stepRevision) return "stale";
      const withoutQuestion = position.question ? leaveQuestion(position, position.question, now) : position;
      const shown = withoutQuestion.shown.includes(to.id)
        ? withoutQuestion.shown
        : [...withoutQuestion.shown, to.id];
      const returns = returnsAfter(state, plan, to, command.back);
      const history = historyAfter(state, plan, to.id, command.back);
      const handovers = handoversAfter(state, plan, to.id, returns.length > 0);
      const there = { ...withoutQuestion, step: to.id, question: to.question, shown, returns, history };
      return undoable(
        command.next ? openedOnArrival(state, plan, there, to.id, now) : there,
        {
          stepRevision: state.revision + 1,
          times: Object.hasOwn(state.times, to.id) ? state.times : { ...state.times, [to.id]: now },
          ...stageCleared(state, now),
          handovers,
          ...dayAfter(state, plan, to.unit, now),
        },
        releaseEffects(state.handovers, handovers),
      );
    },
  }),

  defineCommand({
    type: "ask",
    /** `open` also opens its never asked question. Optional: older logs lack it. */
    fields: { question: questionId, seen: revision, open: z.literal(true).optional() },
    by: trainers,
    presenter: ofQuestion,
    needsDay: true,
    apply(command, { state, plan, now }) {
      const { position } = state;
      const question = plan.question(command.question);
      if (!question) return "unknown-question";
      if (question.stepId !== position.step) return "not-here";
      if (position.question === question.id) return null;
      if (command.seen !== state.stepRevision) return "stale";
      const withoutQuestion = position.question ? leaveQuestion(position, position.question, now) : position;
      const there = { ...withoutQuestion, question: question.id };
      return undoable(command.open ? openedFirst(state, plan, there, question.id, now) : there, {
        stepRevision: state.revision + 1,
      });
    },
  }),

  /** "We stay here": the room will not come back to where it jumped away from. */
  defineCommand({
    type: "stay",
    fields: {},
    by: trainers,
    needsDay: true,
    apply: (_, { state: { position } }) =>
      position.returns.length === 0 ? null : undoable({ ...position, returns: [] }),
  }),
] as const;
