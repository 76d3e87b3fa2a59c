import { z } from "zod";
import { entryId } from "@/model/text/text-schemas";
import { defineCommand, everybodyIn, participants } from "@/workshop/commands/define";
import { activity, sheet } from "@/workshop/commands/fields";
import { commandId } from "@/model/ids";
import { leadingWork, onWork, ownGroup, speaksFor } from "@/workshop/commands/worksheets/on-worksheet";
import { ofActivity } from "@/workshop/commands/presenter-limits";
import { isVisible } from "@/model/text/visible-text";
import type { Work } from "@/model/room/groups";

export const entries = [
  /** Also by the seat of the entry's group. */
  defineCommand({
    type: "grey",
    fields: { activity, entry: entryId, on: z.boolean() },
    by: everybodyIn,
    presenter: ofActivity,
    form: true,
    apply: onWork(({ entry, on }, work, context) => {
      const group = ownGroup(context);
      if (context.actor.role === "participant" && (group === null || !speaksFor(context, group)))
        return group === null ? "without-group" : "not-your-seat";
      return toggled(work, "greyed", entry, on);
    }),
    needs: ({ activity, entry }, { actor }) =>
      actor.role === "participant" ? { is: "own-entry", participant: actor.id, activity, entry } : null,
  }),

  /** Also by the seat of the group on the stage. `word` is its name, made by `wordId`. */
  defineCommand({
    type: "black",
    fields: { activity, word: entryId, on: z.boolean() },
    by: everybodyIn,
    presenter: ofActivity,
    form: true,
    apply: onWork(({ word, on }, work, context) => {
      const { at } = work.present;
      if (context.actor.role === "participant" && at === null) return "not-presenting";
      if (at !== null && !speaksFor(context, at)) return "not-your-seat";
      return toggled(work, "black", word, on);
    }),
  }),

  defineCommand({
    type: "merge-entries",
    fields: { activity, entries: z.array(entryId).min(2).max(60), on: z.boolean() },
    ...leadingWork,
    apply: onWork((command, work) => {
      const merged = command.on
        ? joined(work.merged, command.entries)
        : work.merged.filter((set) => !set.some((e) => command.entries.includes(e)));
      return JSON.stringify(merged) === JSON.stringify(work.merged) ? null : { merged };
    }),
  }),

  defineCommand({
    type: "flag",
    fields: { activity, entry: entryId, on: z.boolean() },
    ...leadingWork,
    apply: onWork(({ entry, on }, work) => toggled(work, "flagged", entry, on)),
  }),

  /** A remark in the gallery, without an author. */
  defineCommand({
    type: "remark",
    fields: {
      sheet,
      kind: z.enum(["comment", "missed"]),
      text: z.string().trim().min(1).max(300).refine(isVisible),
    },
    by: participants,
    form: true,
    to: "sheets",
  }),

  defineCommand({
    type: "hide-remark",
    fields: { activity, remark: commandId, on: z.boolean() },
    ...leadingWork,
    apply: onWork(({ remark, on }, work) => toggled(work, "hidden", remark, on)),
  }),
] as const;

function toggled(
  work: Work,
  list: "greyed" | "flagged" | "black" | "hidden",
  what: string,
  on: boolean,
): Partial<Work> | null {
  if (work[list].includes(what) === on) return null;
  return { [list]: on ? [...work[list], what] : work[list].filter((one) => one !== what) };
}

/** Sets with these entries as one; those that have one of them join it. */
function joined(sets: readonly string[][], entries: readonly string[]): string[][] {
  const touching = sets.filter((set) => set.some((e) => entries.includes(e)));
  const [first] = touching;
  const one = [...new Set([...touching.flat(), ...entries])];
  if (!first) return [...sets, one];
  return sets.flatMap((set) => (set === first ? [one] : touching.includes(set) ? [] : [set]));
}
