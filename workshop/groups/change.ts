/** How groups and their work change; called by `apply` alone, after permissions. Pure. */
import type { Drawn, GroupControl } from "@/workshop/groups/commands";
import { drawnSchema, groupControls } from "@/workshop/groups/commands";
import type { Reason } from "@/workshop/protocol/reasons";
import type { Context, Effect } from "@/workshop/session/apply";
import type { Plan } from "@/workshop/session/plan";
import type { RoomState } from "@/workshop/session/state";

const types: ReadonlySet<string> = new Set([
  ...groupControls.map((c) => c.shape.type.value),
  ...drawnSchema.options.map((c) => c.shape.type.value),
]);

/** Whether a command is about groups. */
export const isGroupCommand = <C extends { type: string }>(command: C): command is Extract<C, GroupControl | Drawn> => types.has(command.type);

/** What the command changes, why it is refused, or null where the room already stands as asked. */
export function changeGroups(
  _state: RoomState,
  _plan: Plan,
  _command: GroupControl | Drawn,
  _context: Context,
): { change: Partial<RoomState>; effects: Effect[] } | Reason | null {
  return "not-allowed";
}
