/**
 * The course of the days: planned and real minutes, the question box. Plain data without texts of the agenda.
 */
import { agendaFrom, lengthOf, unitsOf } from "@/workshop/room/agenda/agenda";
import { clockOn } from "@/workshop/room/agenda/clock";
import type { StepId } from "@/model/activity/question";
import type { Post, PostState } from "@/model/room/question-box";
import { stateOfPost } from "@/workshop/room/question-box";
import { planOf } from "@/workshop/content/plan";
import type { RoomState } from "@/workshop/room/state";
import { unaskedSteps } from "@/workshop/room/unasked";
import { unitAt } from "@/workshop/room/stops";

export interface DaySlot {
  day: string;
  slot: string;
  /** Null for a break that has a title of its own. */
  session: string | null;
  /** Minutes as they were planned when the room was opened. */
  planned: number;
  /** Minutes that the room spent with it; null where it was never there. */
  actual: number | null;
}

export interface DayInput {
  /** The agenda of the workshop that the room ran; null: its sessions in order. */
  agenda: string | null;
  slots: DaySlot[];
  /** Questions of the box by what became of them; their words are released one by one, elsewhere. */
  box: Record<PostState, number>;
  /** Steps that were passed without asking their question. */
  unasked: StepId[];
}

const MINUTE = 60_000;

/** @param until the end of the room, or now; milliseconds since the epoch */
export function dayInputOf(state: RoomState, posts: readonly Pick<Post, "id">[], until: number): DayInput {
  const plan = planOf(state.workshop);
  const { spent: minutes } = clockOn(state.clock, unitAt(plan, state.position.step), until, false);
  const planned = agendaFrom(state.versions[0]!, state.settings.agenda);
  // Units added during the day belong to the slot that took them.
  const units = new Map(state.agenda.days.flatMap((d) => d.slots.map((s) => [s.id, unitsOf(s)] as const)));
  const box: DayInput["box"] = { waiting: 0, shown: 0, answered: 0, later: 0, hidden: 0 };
  for (const { id } of posts) box[stateOfPost(state.box, id)]++;
  return {
    agenda: planned.of,
    slots: planned.days.flatMap((day) =>
      day.slots.map((slot): DaySlot => {
        const spent = [...new Set([...unitsOf(slot), ...(units.get(slot.id) ?? [])])].flatMap(
          (unit) => minutes[unit] ?? [],
        );
        return {
          day: day.id,
          slot: slot.id,
          session: slot.session,
          planned: lengthOf(slot),
          actual: spent.length === 0 ? null : spent.reduce((a, b) => a + b, 0) / MINUTE,
        };
      }),
    ),
    box,
    unasked: unaskedSteps(state, plan).map((step) => step.id),
  };
}
