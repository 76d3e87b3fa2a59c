import type { LiveAgenda } from "@/model/room/agenda";
import { changeAgenda, withAdded } from "@/workshop/room/agenda/change";
import type { UsedParts } from "@/workshop/room/amend";
import type { Plan } from "@/workshop/content/plan";
import type { Amendment, RoomState } from "@/workshop/room/state";

/** Steps that the room stood at and questions that it asked, also those that an undo would bring back. */
export function usedIn(state: RoomState): UsedParts {
  const positions = [state.position, ...state.undoStack.map((p) => p.position)];
  return {
    // Where the room stood once and went back with undo, people may have answered.
    steps: new Set([
      ...Object.keys(state.times),
      ...positions.flatMap((s) => [
        ...s.shown,
        ...(s.step === null ? [] : [s.step]),
        ...s.returns,
        ...s.history,
      ]),
    ]),
    questions: new Set(positions.flatMap((s) => Object.keys(s.rounds))),
  };
}

/**
 * Places a new activity, without planned time where asked at once; a changed length counts unless set by
 * hand.
 */
export function agendaAfter(agenda: LiveAgenda, before: Plan, amendment: Amendment): LiveAgenda {
  const { id, minutes } = amendment.activity;
  if (amendment.do === "insert") {
    const { session, before, after, aside } = amendment;
    const item = { activity: id, minutes: aside ? 0 : minutes, skipped: false, session };
    return withAdded(agenda, item, { before, after, first: aside !== undefined });
  }
  const by = minutes - (before.activity(id)?.minutes ?? minutes);
  const changed =
    by === 0 ? agenda : changeAgenda(agenda, { do: "lengthen", activity: id, by }, () => undefined);
  return typeof changed === "string" ? agenda : changed;
}
