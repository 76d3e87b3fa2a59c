import { kindOf } from "@/activities/kinds";
import { z } from "zod";
import { defineCommand, participants, trainers } from "@/workshop/commands/define";
import { questionId, round } from "@/workshop/commands/fields";
import { ofQuestion } from "@/workshop/commands/presenter-limits";
import { changeSchema, curate } from "@/model/activity/curation";

/** The name of a control: `items.` and the id of an item. */
const fieldName = z.string().max(80);

export const answers = [
  /** `id` is the phone's own, `rev` rises with each change of mind; the highest `rev` counts. */
  defineCommand({
    type: "answer",
    fields: {
      question: questionId,
      round,
      rev: z.number().int().min(1).max(1_000_000),
      body: z.record(fieldName, z.unknown()),
    },
    by: participants,
    to: "answers",
  }),

  /** The code by which a person links two tests; null: they would rather not. */
  defineCommand({
    type: "link-code",
    fields: { code: z.string().max(60).nullable() },
    by: participants,
    to: "answers",
  }),

  /** Sets what is shown of the texts of an open question. */
  defineCommand({
    type: "curate",
    fields: { question: questionId, change: changeSchema },
    by: trainers,
    presenter: ofQuestion,
    apply(command, { state, plan }) {
      const activity = plan.activity(plan.question(command.question)?.activityId ?? "");
      if (!activity || !kindOf(activity).curated || activity.id !== command.question)
        return "unknown-question";
      const curated = curate(state.curation[activity.id], command.change);
      return { change: { curation: { ...state.curation, [activity.id]: curated } } };
    },
  }),
] as const;
