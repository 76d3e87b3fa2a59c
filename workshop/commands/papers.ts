/** Sheets of paper: printed with codes, and typed in afterwards. */
import { z } from "zod";
import { MAX_PRINTED, MAX_SHEETS } from "@/model/activity/paper-entry";
import { slug } from "@/model/text/text-schemas";
import { defineCommand, trainers, trainersAndHelpers } from "@/workshop/commands/define";
import { paperItems } from "@/workshop/room/papers";

const entry = z.record(z.string().max(4), z.array(z.string().max(2_000)).max(40));

export const papers = [
  /** Gives codes to further sheets of an activity. `from`: how many there were, so that no code is printed twice. */
  defineCommand({
    type: "print-papers",
    fields: {
      activity: slug,
      from: z.number().int().min(0).max(MAX_SHEETS),
      sheets: z.number().int().min(1).max(MAX_PRINTED),
    },
    by: trainers,
    apply({ activity: id, from, sheets }, { state, plan }) {
      const activity = plan.activity(id);
      if (!activity) return "unknown-activity";
      if (state.finished.includes(id)) return "finished";
      if (paperItems(plan, activity).length === 0) return "not-on-paper";
      if (from !== (state.papers[id] ?? 0)) return "stale";
      const printed = from + sheets;
      if (printed > MAX_SHEETS) return "too-many-changes";
      return { change: { papers: { ...state.papers, [id]: printed } } };
    },
  }),

  /**
   * Sheets as they were typed, by the numbers of their items; none: tells what to type. `link`: the person's code for
   * linked tests. `settled`: what differs from the first entry replaces it.
   */
  defineCommand({
    type: "type-papers",
    fields: {
      activity: slug,
      sheets: z
        .array(
          z.strictObject({
            code: z.string().max(20),
            entry,
            link: z.string().max(60).nullable(),
            settled: z.boolean(),
          }),
        )
        .max(20),
    },
    by: trainersAndHelpers,
    to: "papers",
  }),
] as const;
