/** Commands that finish an activity for good, and the whole room. */
import { z } from "zod";
import { type CommandContext, defineCommand, trainers } from "@/workshop/commands/define";
import { withFrozen } from "@/workshop/worksheets/work";
import type { Effect } from "@/workshop/room/effects";
import { releaseEffects, endHandovers } from "@/workshop/room/handover";
import { setRound } from "@/workshop/room/rounds";
import { type RoomState, roundsOf } from "@/workshop/room/state";

export const ending = [
  defineCommand({
    type: "finish",
    fields: { activity: z.string().max(60) },
    by: trainers,
    endsWriting: true,
    apply({ activity }, context) {
      if (!context.plan.activity(activity)) return "unknown-activity";
      return context.state.finished.includes(activity) ? null : finishing([activity], context);
    },
  }),

  defineCommand({
    type: "end",
    fields: {},
    // The server ends rooms that were left open.
    by: ["trainer", "server"],
    endsWriting: true,
    apply(_, context) {
      const { state, plan } = context;
      const visited = new Set(
        plan.steps.filter((s) => Object.hasOwn(state.times, s.id)).map((s) => s.activityId),
      );
      const asking = [...visited].filter(
        (id) => !state.finished.includes(id) && plan.questionsOf(id).length > 0,
      );
      const { change, effects } = finishing(asking, context);
      const handovers = endHandovers(state.handovers, () => true);
      return {
        change: {
          ...change,
          // People who return later read that the room has ended.
          position: { ...(change.position ?? state.position), dim: false },
          ...inNoOrder(state),
          handovers,
          sweeps: [],
          work: withFrozen(state.work, () => true),
          ended: true,
        },
        effects: [...effects, ...releaseEffects(state.handovers, handovers), { type: "end" }],
      };
    },
  }),
] as const;

function finishing(
  activities: string[],
  { state, plan }: CommandContext,
): { change: Partial<RoomState>; effects: Effect[] } {
  let { position } = state;
  for (const id of activities) {
    for (const question of plan.questionsOf(id)) {
      for (const round of roundsOf(position, question.id)) {
        if (round.phase === "open")
          position = setRound(position, question.id, { ...round, phase: "closed", closesAt: null });
      }
    }
  }
  return {
    change: {
      position,
      undoStack: [],
      finished: [...state.finished, ...activities],
      work: withFrozen(state.work, (id) => activities.includes(id)),
    },
    effects: activities.map((activity) => ({ type: "seal", activity })),
  };
}

/** Lists of people sorted, without earlier groups: their order or gaps could tell a latecomer. */
const inNoOrder = ({ removed, groups }: RoomState): Pick<RoomState, "removed" | "groups"> => ({
  removed: removed.toSorted(),
  groups: { ...groups, spoke: groups.spoke.toSorted(), past: [], was: {} },
});
