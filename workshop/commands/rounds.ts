import { z } from "zod";
import { kindOf } from "@/activities/kinds";
import { type CommandContext, defineCommand, trainers } from "@/workshop/commands/define";
import { questionId, round } from "@/workshop/commands/fields";
import { closedRound, wallsRead } from "@/workshop/commands/closing";
import { nextNumber, openRound } from "@/workshop/commands/opening";
import { ofQuestion } from "@/workshop/commands/presenter-limits";
import type { Reason } from "@/model/reasons";
import { asksAgain, hasOneRound } from "@/workshop/room/about-people";
import { type CommandOutcome, undoable } from "@/workshop/room/effects";
import { isTestRunning } from "@/workshop/room/running-tests";
import { planOf } from "@/workshop/content/plan";
import type { QuestionId } from "@/model/activity/question";
import { handItemsOf } from "@/workshop/room/counted";
import { setRound } from "@/workshop/room/rounds";
import { lastRound, type Round, roundsOf } from "@/workshop/room/state";
import { workshopFor } from "@/workshop/room/versions";

const seconds = z.number().int().min(5).max(3_600);

const leading = { by: trainers, presenter: ofQuestion } as const;

export const rounds = [
  defineCommand({
    type: "open",
    fields: {
      question: questionId,
      /** 1 at first; the next number opens a new round of a question that was closed. */
      round,
      seconds: seconds.nullish(),
      readFirst: z.number().int().min(1).max(600).nullish(),
      /** Each group gives one answer together. */
      asTables: z.literal(true).optional(),
    },
    ...leading,
    needsDay: true,
    apply(command, { state, plan, now }) {
      const { position } = state;
      const question = plan.question(command.question);
      if (!question) return "unknown-question";
      if (question.stepId !== position.step || position.question !== question.id) return "not-here";
      if (state.finished.includes(question.activityId)) return "finished";
      const last = lastRound(position, question.id);
      const number = nextNumber(state, question.id, command.round);
      if (last && last.number === number) return last.phase === "open" ? null : "closed";
      const activity = plan.activity(question.activityId);
      const once = activity && hasOneRound(activity);
      if (last?.phase === "open") return once ? null : "already-open";
      if (command.round !== (last?.number ?? 0) + 1) return "stale";
      const authored = activity && "revote" in activity ? activity : undefined;
      if (last && activity && !asksAgain(activity)) return "no-revote";
      if (command.asTables && state.groups.list.length === 0) return "no-groups";
      if (command.asTables && activity && handItemsOf(activity, question).length === 0) return "not-as-table";
      const opened = openRound(state, number, now, {
        readFirst: command.readFirst === undefined ? authored?.readFirst : command.readFirst,
        seconds: command.seconds === undefined ? authored?.seconds : command.seconds,
      });
      if (command.asTables) opened.tables = { ballots: null };
      if (last && once)
        Object.assign(opened, { number: last.number, version: last.version, seen: last.seen });
      const explained = position.explained.filter((id) => id !== question.id);
      return undoable({ ...setRound(position, question.id, opened), explained });
    },
  }),

  defineCommand({
    type: "close",
    fields: { question: questionId, round, ...wallsRead },
    ...leading,
    resolve: (command) => ({ ...command, wallsRead: true }),
    apply: (command, context) =>
      changing(command, context, (round) =>
        round.phase === "open" ? closedRound(context, command.question, round, command) : null,
      ),
  }),

  defineCommand({
    type: "reveal",
    fields: { question: questionId, round },
    ...leading,
    needsDay: true,
    apply: (command, context) =>
      changingShown(command, context, (round) => {
        if (round.phase === "open") return "not-closed";
        if (round.phase === "revealed") return null;
        return isHeldBack(command.question, context) ? "test-runs" : { ...round, phase: "revealed" };
      }),
  }),

  defineCommand({
    type: "hide",
    fields: { question: questionId, round },
    ...leading,
    needsDay: true,
    apply: (command, context) =>
      changingShown(command, context, (round) =>
        round.phase === "revealed" ? { ...round, phase: "closed" } : null,
      ),
  }),

  defineCommand({
    type: "add-time",
    fields: { question: questionId, round, seconds },
    ...leading,
    needsDay: true,
    apply: (command, context) =>
      changing(command, context, (round) => {
        if (round.phase !== "open") return "not-open";
        const from = Math.max(round.closesAt ?? round.opensAt, context.now);
        return { ...round, closesAt: from + command.seconds * 1_000 };
      }),
  }),

  /** Show the key of a question whose round is over, or take it away again. */
  defineCommand({
    type: "explain",
    fields: { question: questionId, on: z.boolean() },
    ...leading,
    needsDay: true,
    apply(command, context) {
      const { state } = context;
      const { position } = state;
      const asAsked = planOf(workshopFor(state, command.question));
      const question = asAsked.question(command.question);
      const activity = question && asAsked.activity(question.activityId);
      if (!question || !activity) return "unknown-question";
      if (position.explained.includes(question.id) === command.on) return null;
      const others = position.explained.filter((id) => id !== question.id);
      if (!command.on) return undoable({ ...position, explained: others });
      if (!kindOf(activity).key(activity, question)) return "no-key";
      if (lastRound(position, question.id)?.phase === "open") return "not-closed";
      if (isHeldBack(question.id, context)) return "test-runs";
      return undoable({ ...position, explained: [...others, question.id] });
    },
  }),
] as const;

function isHeldBack(id: QuestionId, { state, plan }: CommandContext): boolean {
  const activity = plan.activity(plan.question(id)?.activityId ?? "");
  return activity !== undefined && isTestRunning(state, plan, activity);
}

interface Named {
  question: QuestionId;
  round: number;
}
/** The next state of a round, a refusal, or null where nothing changes. */
type Turn = (round: Round) => Round | Reason | null;

/** Changes what is shown of a round, also once its activity is finished. */
function changingShown(
  { question: id, round: number }: Named,
  { state, plan }: CommandContext,
  turn: Turn,
): CommandOutcome {
  if (!plan.question(id)) return "unknown-question";
  const round = roundsOf(state.position, id).find((r) => r.number === number);
  if (!round) return "not-open";
  const next = turn(round);
  return next === null || typeof next === "string" ? next : undoable(setRound(state.position, id, next));
}

/** Changes a round while people can answer. */
const changing = (named: Named, context: CommandContext, turn: Turn): CommandOutcome =>
  changingShown(named, context, (round) => {
    const { activityId } = context.plan.question(named.question)!;
    return context.state.finished.includes(activityId) ? "finished" : turn(round);
  });
