/** How groups and their work change; called by `apply` alone, after permissions. Pure. */
import { changeForming, changePeople, changeShape } from "@/workshop/groups/change-groups";
import { changePresent } from "@/workshop/groups/change-present";
import { changeSeats } from "@/workshop/groups/change-seats";
import { changeWork } from "@/workshop/groups/change-work";
import type { Drawn, GroupControl } from "@/workshop/groups/commands";
import { drawnSchema, groupControls } from "@/workshop/groups/commands";
import type { Context } from "@/workshop/session/apply";
import type { Changed } from "@/workshop/session/effects";
import type { Plan } from "@/workshop/session/plan";
import type { RoomState } from "@/workshop/session/state";

const types: ReadonlySet<string> = new Set([
  ...groupControls.map((c) => c.shape.type.value),
  ...drawnSchema.options.map((c) => c.shape.type.value),
]);

/** Whether a command is about groups. */
export const isGroupCommand = <C extends { type: string }>(
  command: C,
): command is Extract<C, GroupControl | Drawn> => types.has(command.type);

export function changeGroups(
  state: RoomState,
  plan: Plan,
  command: GroupControl | Drawn,
  { actor, now }: Context,
): Changed {
  if ("activity" in command) {
    const kind = plan.activity(command.activity)?.kind;
    if (kind !== "worksheet") return kind === undefined ? "unknown-activity" : "not-a-worksheet";
  }
  switch (command.type) {
    // What is left to chance comes as a `Drawn`.
    case "form-groups":
    case "draw-seats":
    case "shuffle-order":
      return "bad-message";
    case "set-groups":
    case "list-groups":
    case "offer-groups":
    case "end-choice":
    case "dissolve-groups":
      return changeForming(state, command);
    case "move-person":
    case "place":
    case "join-group":
      return changePeople(state, command, actor);
    case "add-group":
    case "drop-group":
    case "name-group":
    case "add-guest":
    case "drop-guest":
      return changeShape(state, command);
    case "set-seat":
    case "set-seats":
    case "take-seat":
    case "give-seat":
    case "call":
    case "answer-call":
      return changeSeats(state, command, actor);
    case "start-work":
    case "set-phases":
    case "next-phase":
    case "freeze-work":
    case "work-time":
    case "end-work":
    case "nudge":
      return changeWork(state, command, now);
    default:
      return changePresent(state, command, actor, now);
  }
}
