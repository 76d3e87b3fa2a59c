import { type CommandContext, trainers } from "@/workshop/commands/define";
import { ofActivity } from "@/workshop/commands/presenter-limits";
import { groupWith } from "@/workshop/groups/membership";
import type { GroupId, Work } from "@/model/room/groups";
import { workOn } from "@/workshop/worksheets/work";
import type { Reason } from "@/model/reasons";
import type { CommandOutcome } from "@/workshop/room/effects";

type OnActivity = { activity: string };

export const leadingWork = { by: trainers, presenter: ofActivity } as const;

/** Why something cannot be asked of this activity; null when it is a worksheet. */
export function worksheetRefusal({ plan }: CommandContext, activity: string): Reason | null {
  if (plan.worksheet(activity)) return null;
  return plan.activity(activity) ? "not-a-worksheet" : "unknown-activity";
}

export const begunWork = ({ state }: Pick<CommandContext, "state">, activity: string): Work | undefined =>
  Object.hasOwn(state.work, activity) ? state.work[activity] : undefined;

export const withWork = ({ state }: CommandContext, activity: string, work: Work): CommandOutcome => ({
  change: { work: { ...state.work, [activity]: work } },
});

type WorkChange<C> = (command: C, work: Work, context: CommandContext) => Partial<Work> | Reason | null;

export const onWork =
  <C extends OnActivity>(change: WorkChange<C>) =>
  (command: C, context: CommandContext): CommandOutcome => {
    const { activity } = command;
    const refused = worksheetRefusal(context, activity);
    if (refused) return refused;
    const work = workOn(context.state, activity);
    if (!work) return "no-groups";
    const changed = change(command, work, context);
    if (changed === null || typeof changed === "string") return changed;
    return withWork(context, activity, { ...work, ...changed });
  };

/** Done to work that was begun and is not frozen. */
export const whileOpen =
  <C extends OnActivity>(change: (command: C, work: Work, context: CommandContext) => CommandOutcome) =>
  (command: C, context: CommandContext): CommandOutcome => {
    const refused = worksheetRefusal(context, command.activity);
    if (refused) return refused;
    const work = begunWork(context, command.activity);
    if (!work) return "no-work";
    return work.phase === "frozen" ? "work-frozen" : change(command, work, context);
  };

/** The group of a participant; null for everybody else. */
export const ownGroup = ({ state, actor }: CommandContext): GroupId | null =>
  actor.role === "participant" ? groupWith(state.groups, actor.id) : null;

/** A participant needs the seat; leaders do not. */
export const speaksFor = ({ state: { groups }, actor }: CommandContext, group: GroupId): boolean =>
  actor.role !== "participant" || (Object.hasOwn(groups.seats, group) && groups.seats[group] === actor.id);
