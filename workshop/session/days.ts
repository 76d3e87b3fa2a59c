/** A room's days begin and end. Pure. Between two days phones and stage rest; nothing that was answered is touched. */
import { dayPhase } from "@/workshop/agenda/agenda";
import { clockOn } from "@/workshop/agenda/clock";
import { withDayBegun, withDayEnded } from "@/workshop/agenda/days";
import { withFrozen } from "@/workshop/groups/clock";
import type { CommandType } from "@/workshop/protocol/up";
import type { Changed } from "@/workshop/session/effects";
import { paused } from "@/workshop/session/play";
import type { Plan } from "@/workshop/session/plan";
import { closeAll, markSeen } from "@/workshop/session/rounds";
import type { Inner } from "@/workshop/session/permissions";
import type { RoomState } from "@/workshop/session/state";
import { unitAt } from "@/workshop/session/stops";

/** What the room cannot be asked for while no day runs after one has ended. */
const atRest: readonly (CommandType | Inner)[] = [
  "go",
  "ask",
  "open",
  "reveal",
  "hide",
  "explain",
  "undo",
  "add-time",
  "stay",
  "stage-post",
  "start-work",
  "set-phases",
  "next-phase",
  "present",
];

export const restsFrom = (state: RoomState, command: CommandType | Inner): boolean =>
  dayPhase(state.agenda).is === "over" && atRest.includes(command);

/** Begins a day; null when it runs already. @param planned when it was to begin, milliseconds since the epoch */
export function startDay(
  state: RoomState,
  plan: Plan,
  id: string,
  planned: number | null,
  now: number,
): Changed {
  const day = state.agenda.days.find((d) => d.id === id);
  if (!day) return "unknown-day";
  const phase = dayPhase(state.agenda);
  if (phase.is === "on" && phase.day === day) return null;
  const agenda = withDayBegun(state.agenda, id, now, planned);
  const goesOn = phase.is === "over" && phase.day === day;
  if (goesOn) return { change: { agenda, clock: { ...state.clock, since: now } } };
  const clock = clockOn(state.clock, unitAt(plan, state.stand.step), now, false);
  const stand = markSeen({ ...closeAll(state.stand), step: null, question: null, away: null });
  return {
    change: {
      agenda,
      clock,
      stand,
      past: [],
      play: paused(state.play, now),
      stepRevision: state.revision + 1,
      box: { ...state.box, onStage: null },
      work: withFrozen(state.work, () => true),
    },
  };
}

/** Ends the day that runs; null when none does. Open rounds close; results that were shown stay known. */
export function endDay(state: RoomState, plan: Plan, now: number): Changed {
  const phase = dayPhase(state.agenda);
  if (phase.is === "before") return "no-day";
  if (phase.is === "over") return null;
  return {
    change: {
      agenda: withDayEnded(state.agenda, now),
      clock: clockOn(state.clock, unitAt(plan, state.stand.step), now, false),
      stand: markSeen({ ...closeAll(state.stand), dim: false }),
      past: [],
      play: paused(state.play, now),
      box: { ...state.box, onStage: null },
      work: withFrozen(state.work, () => true),
    },
  };
}
