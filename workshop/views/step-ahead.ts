/** A step before it goes live: the room as it would stand there. Pure. */
import type { StepId } from "@/model/activity/question";
import { dayPhase } from "@/workshop/room/agenda/agenda";
import { withDayBegun } from "@/workshop/room/agenda/days";
import { planOf } from "@/workshop/content/plan";
import type { RoomState } from "@/workshop/room/state";
import { dayAfter, stageCleared, stopAt } from "@/workshop/room/stops";

/**
 * The state for previews of a step: reached past its notice, on a running day, with lit screens. Null: no
 * such step, or the room has ended. @param now milliseconds since the epoch
 */
export function stateAt(state: RoomState, step: StepId, now: number): RoomState | null {
  const plan = planOf(state.workshop);
  const to = stopAt(plan, state.agenda, step);
  if (!to || state.ended) return null;
  const { position } = state;
  const phase = dayPhase(state.agenda);
  const agenda = phase.is === "over" ? withDayBegun(state.agenda, phase.day.id, now, null) : state.agenda;
  const shown = position.shown.includes(to.id) ? position.shown : [...position.shown, to.id];
  return {
    ...state,
    ...stageCleared(state, now),
    ...dayAfter({ ...state, agenda }, plan, to.unit, now),
    turned: null,
    position: { ...position, step: to.id, question: to.question, shown, dim: false },
  };
}
