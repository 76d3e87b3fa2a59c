/** Next and Back while groups present: cards are turned, then groups are called, then the run goes on. */
import type { CommandInput } from "@/components/live/send";
import type { ConsoleWork } from "@/workshop/protocol/worksheets";
import type { Group, GroupId } from "@/model/room/groups";

export interface PresentTurn {
  /** Named under `console.verbs`. */
  label: "nextCard" | "callGroup" | "backCard" | "backGroup" | "offStage";
  command: CommandInput;
  /** The group that is called. */
  group?: Group;
}

/** All groups in speaking order; groups without a place come last. */
export function groupsInOrder({ groups, present }: Pick<ConsoleWork, "groups" | "present">): Group[] {
  const byId = new Map(groups.map(({ group }) => [group.id, group]));
  const ids = [...new Set([...present.order, ...byId.keys()])];
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Groups that have not spoken yet, in their order. */
export const groupsToCome = (work: ConsoleWork): Group[] =>
  groupsInOrder(work).filter((g) => g.id !== work.present.at && !work.present.done.includes(g.id));

/** Calls a group to the stage; null: none. */
export const callCommand = (work: ConsoleWork, group: Group | null): CommandInput => ({
  type: "present",
  activity: work.activity,
  group: group?.id ?? null,
});
const cardCommand = (work: ConsoleWork, group: GroupId, to: number): CommandInput => ({
  type: "card",
  activity: work.activity,
  group,
  to,
});

/** The command of Next; null: it goes on in the run sheet. */
export function nextTurn(work: ConsoleWork | null): PresentTurn | null {
  if (work?.at !== "present") return null;
  const { at, card, cards } = work.present;
  if (at !== null && card < cards.length - 1)
    return { label: "nextCard", command: cardCommand(work, at, card + 1) };
  const [group] = groupsToCome(work);
  return group ? { label: "callGroup", command: callCommand(work, group), group } : null;
}

/** The command of Back; null: it goes back in the run sheet. */
export function previousTurn(work: ConsoleWork | null): PresentTurn | null {
  if (work?.at !== "present") return null;
  const { at, card, done } = work.present;
  if (at === null) return null;
  if (card > 0) return { label: "backCard", command: cardCommand(work, at, card - 1) };
  const order = groupsInOrder(work);
  const before = order
    .slice(
      0,
      order.findIndex((g) => g.id === at),
    )
    .findLast((g) => done.includes(g.id));
  return before
    ? { label: "backGroup", command: callCommand(work, before), group: before }
    : { label: "offStage", command: callCommand(work, null) };
}
