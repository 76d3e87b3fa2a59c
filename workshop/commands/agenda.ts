import { z } from "zod";
import { dayPhase } from "@/workshop/room/agenda/agenda";
import { changeAgenda } from "@/workshop/room/agenda/change";
import { agendaChangeSchema } from "@/workshop/room/agenda/change-schema";
import { clockOn } from "@/workshop/room/agenda/clock";
import { withDayBegun, withDayEnded } from "@/workshop/room/agenda/days";
import { type CommandContext, defineCommand, trainers } from "@/workshop/commands/define";
import { slug } from "@/model/text/text-schemas";
import { withFrozen } from "@/workshop/worksheets/work";
import { closeAll } from "@/workshop/room/rounds";
import { historyAfter, positionOnReturn, stageCleared, unitAt } from "@/workshop/room/stops";

export const agenda = [
  /** Minutes, order, and what is left out of the days. */
  defineCommand({
    type: "agenda",
    fields: { change: agendaChangeSchema },
    by: trainers,
    apply({ change }, { state, plan }) {
      const lookup = (id: string) => {
        const session = state.workshop.sessions.find((s) => s.activities.some((a) => a.id === id));
        return session && { session: session.id, minutes: plan.activity(id)!.minutes };
      };
      const changed = changeAgenda(state.agenda, change, lookup);
      if (typeof changed === "string") return changed;
      return changed === state.agenda ? null : { change: { agenda: changed } };
    },
  }),

  /** `planned`: when the day was to begin by the clock of the place, which the console knows; null: now. */
  defineCommand({
    type: "start-day",
    fields: { day: slug, planned: z.number().int().min(0).nullable() },
    by: trainers,
    endsWriting: true,
    apply({ day: id, planned }, context) {
      const { state, now } = context;
      const day = state.agenda.days.find((d) => d.id === id);
      if (!day) return "unknown-day";
      const phase = dayPhase(state.agenda);
      if (phase.is === "on" && phase.day === day) return null;
      const begun = withDayBegun(state.agenda, id, now, planned);
      const goesOn = phase.is === "over" && phase.day === day;
      if (goesOn) {
        const position = positionOnReturn(context.plan, null, state.position, now);
        return {
          change: {
            agenda: begun,
            clock: { ...state.clock, since: now },
            position,
            ...(position !== state.position && { stepRevision: state.revision + 1 }),
          },
        };
      }
      return {
        change: {
          ...standingStill(context),
          agenda: begun,
          position: {
            ...closeAll(state.position),
            step: null,
            question: null,
            returns: [],
            history: historyAfter(state, context.plan, null),
          },
          stepRevision: state.revision + 1,
        },
      };
    },
  }),

  /** Open rounds close; results that were shown stay known. */
  defineCommand({
    type: "end-day",
    fields: {},
    by: trainers,
    endsWriting: true,
    apply(_, context) {
      const { state, now } = context;
      const phase = dayPhase(state.agenda);
      if (phase.is === "before") return "no-day";
      if (phase.is === "over") return null;
      return {
        change: {
          ...standingStill(context),
          agenda: withDayEnded(state.agenda, now),
          position: { ...closeAll(state.position), dim: false },
        },
      };
    },
  }),
] as const;

/** Between two days phones and stage rest; nothing that was answered is touched. */
const standingStill = ({ state, plan, now }: CommandContext) => ({
  clock: clockOn(state.clock, unitAt(plan, state.position.step), now, false),
  undoStack: [],
  ...stageCleared(state, now),
  work: withFrozen(state.work, () => true),
});
